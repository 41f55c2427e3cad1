package org.hwautomation.fleet.server;

/// Where a server stands with us.
public enum ServerState {
  /// Stored, but its BMC has not yet answered with this login.
  NEW,
  /// Answered, identified, managed.
  ENROLLED,
  /// Was enrolled; its BMC does not answer, refuses the login or shows another certificate.
  UNREACHABLE,
  /// Left alone until a person has looked at it.
  QUARANTINED
}
