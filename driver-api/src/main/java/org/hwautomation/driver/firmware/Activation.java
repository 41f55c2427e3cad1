package org.hwautomation.driver.firmware;

/// What must happen after an image was written before its version is the running one.
public enum Activation {
  NONE,
  /// The BMC restarts by itself; wait for it.
  BMC_RESTARTS_ITSELF,
  /// We restart the BMC.
  BMC_RESET,
  HOST_RESET,
  /// Off and on again; a warm reset is not enough.
  HOST_POWER_CYCLE
}
