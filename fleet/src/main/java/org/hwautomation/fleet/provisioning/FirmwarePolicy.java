package org.hwautomation.fleet.provisioning;

/// Which versions a server is to run.
public enum FirmwarePolicy {
  /// What the device type's firmware baseline names.
  BASELINE,
  /// The newest compatible version in the firmware repository, for every component that has one.
  LATEST,
  /// Leave firmware alone.
  NONE
}
