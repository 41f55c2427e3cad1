/// Firmware inventory and the three standard ways to get an image into a BMC.
@NullMarked
package org.hwautomation.driver.standard.firmware;

import org.jspecify.annotations.NullMarked;
