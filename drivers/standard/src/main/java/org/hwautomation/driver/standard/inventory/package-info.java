/// Reading what is in a server in few requests.
@NullMarked
package org.hwautomation.driver.standard.inventory;

import org.jspecify.annotations.NullMarked;
