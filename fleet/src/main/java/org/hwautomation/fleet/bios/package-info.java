/// The BIOS of servers: what it is, what it was, what it should be. One package for each of these.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios;
