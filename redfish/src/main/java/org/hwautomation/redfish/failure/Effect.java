package org.hwautomation.redfish.failure;

/// What a failed request may have left behind on the BMC.
public enum Effect {
  /// Nothing happened.
  NONE,
  /// It may have happened: look first.
  UNKNOWN
}
