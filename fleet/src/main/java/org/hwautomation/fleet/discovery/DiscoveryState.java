package org.hwautomation.fleet.discovery;

/// Where a scan stands.
public enum DiscoveryState {
  RUNNING,
  FINISHED,
  CANCELLED,
  /// The service stopped in the middle; what was found is kept.
  INTERRUPTED
}
