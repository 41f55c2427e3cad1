/// Boot order and secure boot through the standard's resources.
@NullMarked
package org.hwautomation.driver.standard.boot;

import org.jspecify.annotations.NullMarked;
