package org.hwautomation.fleet.bios.drift;

/// What a value is compared with.
public enum Against {
  /// The server's newest baseline snapshot.
  BASELINE,
  /// The settings of its device type, where it has no baseline of its own.
  DEVICE_TYPE,
  /// Where nobody said what it should be: what was read before.
  LAST_READING
}
