/// Firmware as a driver sees it: what is installed, how versions compare, how an image gets in.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver.firmware;
