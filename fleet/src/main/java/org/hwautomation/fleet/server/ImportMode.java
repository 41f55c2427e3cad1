package org.hwautomation.fleet.server;

/// How far an import goes.
public enum ImportMode {
  /// Checks every line and stores nothing.
  DRY_RUN,
  /// Stores every server as NEW without calling its BMC.
  STORE,
  /// Probes each BMC; one that does not answer rightly is stored as NEW, with the reason.
  ENROL
}
