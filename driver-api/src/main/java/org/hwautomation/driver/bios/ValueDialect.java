package org.hwautomation.driver.bios;

/// Which of an enumeration's two names the service reads and writes.
public enum ValueDialect {
  /// `ValueName`, as the standard wants it.
  NAME,
  /// `ValueDisplayName` (Supermicro).
  DISPLAY_NAME
}
