package org.hwautomation.redfish.client;

/// What a PATCH or PUT says about the state it is meant for (fact book 1.2).
public enum IfMatch {
  /// ETag as given, then without `W/`, then without quotes, then none, then `*`.
  LADDER,
  /// `*`: Lenovo's own scripts for BIOS.
  ANY,
  NONE
}
