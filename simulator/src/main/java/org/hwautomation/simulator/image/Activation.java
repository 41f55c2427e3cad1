package org.hwautomation.simulator.image;

/// What a component needs before it runs a flashed image.
public enum Activation {
  /// Runs at once (drivers, diagnostics).
  NONE,
  /// Becomes active when the BMC restarts.
  BMC_RESTART,
  /// Becomes active when POST of the next host reset ends.
  HOST_RESET,
  /// Needs the host off and on again.
  POWER_CYCLE
}
