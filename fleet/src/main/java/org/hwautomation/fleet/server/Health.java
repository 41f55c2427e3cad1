package org.hwautomation.fleet.server;

import java.util.Locale;

/// Redfish rollup health, with one word for all that we do not know.
public enum Health {
  OK,
  WARNING,
  CRITICAL,
  UNKNOWN;

  public static Health of(String redfish) {
    return switch (redfish.toLowerCase(Locale.ROOT)) {
      case "ok" -> OK;
      case "warning" -> WARNING;
      case "critical" -> CRITICAL;
      default -> UNKNOWN;
    };
  }
}
