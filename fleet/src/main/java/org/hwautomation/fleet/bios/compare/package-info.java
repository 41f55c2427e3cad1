/// Two BIOSes side by side: servers, snapshots, profiles.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.compare;
