package org.hwautomation.driver.firmware;

/// What a piece of firmware drives. The order is the order in which components are updated when a
/// vendor says nothing else (fact book 8.1): the BMC first, because it must understand the newer
/// payloads of the rest.
public enum ComponentKind {
  BMC,
  BIOS,
  CPLD,
  STORAGE,
  NIC,
  DRIVE,
  PSU,
  OTHER
}
