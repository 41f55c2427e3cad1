/// Firmware images that the simulator really checks.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.image;
