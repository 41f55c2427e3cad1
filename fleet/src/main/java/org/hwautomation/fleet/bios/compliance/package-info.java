/// Rules that BIOS settings must keep, waivers from them, and how the fleet stands.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.compliance;
