package org.hwautomation.driver.bios;

/// Whether attribute names stay the same over BIOS versions.
public enum NameDialect {
  STABLE,
  /// Names end in four hexadecimal digits that differ by BIOS version: `QuietBoot_002E`
  /// (Supermicro).
  HEX_SUFFIX
}
