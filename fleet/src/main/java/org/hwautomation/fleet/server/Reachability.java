package org.hwautomation.fleet.server;

/// What became of the last contact with the BMC.
public enum Reachability {
  UNKNOWN,
  REACHABLE,
  /// No answer in time, refused, no route.
  NO_ANSWER,
  /// Answers, but not as a Redfish service.
  NOT_A_BMC,
  LOGIN_REFUSED,
  /// The certificate is not the one we trust.
  UNTRUSTED
}
