package org.hwautomation.redfish.client;

import java.security.Security;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Lets this process speak the TLS of old BMCs (TLS 1.0 and 1.1, RSA key exchange, SHA-1 handshake
/// signatures) to endpoints of [TlsLevel#LEGACY]; to all others this library still offers none of
/// it. Java decides this once for the whole process, so whoever runs a TLS server beside must limit
/// its protocols by hand.
public final class LegacyTls {

  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";

  private static volatile boolean permitted;

  private LegacyTls() {}

  /// To be called before anything in this process has used TLS; later it has no effect.
  public static void permit() {
    var disabled = Security.getProperty(PROPERTY);
    Security.setProperty(PROPERTY, relaxed(disabled == null ? "" : disabled));
    permitted = true;
  }

  static boolean permitted() {
    return permitted;
  }

  static String relaxed(String disabled) {
    return Arrays.stream(disabled.split(","))
        .map(String::strip)
        .filter(rule -> !rule.isEmpty() && !isNeeded(rule))
        .collect(Collectors.joining(", "));
  }

  private static boolean isNeeded(String rule) {
    return rule.equals("TLSv1")
        || rule.equals("TLSv1.1")
        || rule.startsWith("TLS_RSA_")
        || rule.contains("sha1 usage HandshakeSignature");
  }
}
