package org.hwautomation.fleet.server;

/// The way to the same BMC by IPMI, with the same login.
///
/// @param port UDP port, 623 unless told otherwise
/// @param cipherSuite 17 on current BMCs, 3 on old ones (fact book 9)
public record IpmiSettings(int port, int cipherSuite) {
  public static final IpmiSettings STANDARD = new IpmiSettings(623, 17);

  public IpmiSettings {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("an IPMI port is 1–65535, not " + port);
    }
    if (cipherSuite < 0 || cipherSuite > 255) {
      throw new IllegalArgumentException("an IPMI cipher suite is 0–255, not " + cipherSuite);
    }
  }
}
