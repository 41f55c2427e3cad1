package org.hwautomation.fleet.bios.change;

/// What becomes of a server whose change did not come out as wanted.
public enum RollbackPolicy {
  /// What was applied stays; a person may go back by a plan of its own.
  BY_HAND,
  /// When a setting does not read back as wanted, or the host does not become stable, the values of
  /// before are set again, with one more restart.
  ON_FAILURE
}
