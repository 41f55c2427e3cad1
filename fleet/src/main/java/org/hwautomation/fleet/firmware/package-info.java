/// Firmware images, their catalog, and what a server needs of them.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.firmware;
