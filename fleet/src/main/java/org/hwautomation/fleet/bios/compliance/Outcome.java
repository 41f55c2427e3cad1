package org.hwautomation.fleet.bios.compliance;

/// How one server stands with one rule now.
public enum Outcome {
  MET,
  BROKEN,
  /// Broken, and somebody allowed it for a while.
  WAIVED,
  UNKNOWN
}
