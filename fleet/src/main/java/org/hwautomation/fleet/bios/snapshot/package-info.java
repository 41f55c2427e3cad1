/// What the BIOS of a server was at which moment, each value stored once.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.snapshot;
