package org.hwautomation.fleet.bios.snapshot;

/// What a reading of a BIOS was a reading of.
public enum SnapshotKind {
  /// The values in force.
  CURRENT,
  /// Only what waits for a reset; nothing when nothing waits.
  PENDING,
  /// Values in force that somebody declared to be as they should.
  BASELINE
}
