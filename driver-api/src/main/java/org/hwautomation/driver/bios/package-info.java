/// BIOS attributes as a driver sees them: current, pending, registry, staged change, verdict.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver.bios;
