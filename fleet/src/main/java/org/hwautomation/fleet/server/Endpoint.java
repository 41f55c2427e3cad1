package org.hwautomation.fleet.server;

import java.util.Locale;
import java.util.Optional;

/// Where a BMC answers and why we trust it.
///
/// @param host name or address, without brackets
/// @param port HTTPS port, 443 unless told otherwise
/// @param legacyTls allows the TLS versions and suites of old BMCs (iLO 4, iDRAC 7/8, X9/X10) for
///   this endpoint only
public record Endpoint(
    String host, int port, Trust trust, boolean legacyTls, Optional<IpmiSettings> ipmi) {

  public static final int HTTPS = 443;

  public Endpoint {
    host = host.strip().toLowerCase(Locale.ROOT);
    if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
    if (!host.matches("[a-z0-9]([a-z0-9._:%-]{0,252}[a-z0-9])?|::1?")) {
      throw new IllegalArgumentException("not a host name or address: " + host);
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1–65535, not " + port);
    }
  }

  /// Trusts the certificate seen first, and pins it.
  public static Endpoint onFirstUse(String host, int port) {
    return new Endpoint(host, port, new Trust.OnFirstUse(), false, Optional.empty());
  }

  public Endpoint withTrust(Trust newTrust) {
    return new Endpoint(host, port, newTrust, legacyTls, ipmi);
  }

  /// `10.0.0.7`, `10.0.0.7:8443`, `[::1]:8443`
  public String address() {
    var shown = host.contains(":") ? "[" + host + "]" : host;
    return port == HTTPS ? shown : shown + ":" + port;
  }
}
