package org.hwautomation.driver.firmware;

/// How an installed version stands to a wanted one.
public enum VersionOrder {
  OLDER,
  SAME,
  NEWER,
  /// The two cannot be put in order. Unknown is never "newer" and never flashed without being asked
  /// for by name.
  UNKNOWN
}
