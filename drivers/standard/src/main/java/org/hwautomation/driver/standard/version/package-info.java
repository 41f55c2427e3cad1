/// Putting versions in order, one scheme per vendor and component.
@NullMarked
package org.hwautomation.driver.standard.version;

import org.jspecify.annotations.NullMarked;
