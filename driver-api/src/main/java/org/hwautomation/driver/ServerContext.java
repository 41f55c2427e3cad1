package org.hwautomation.driver;

import java.time.InstantSource;
import java.util.Optional;
import org.hwautomation.base.Secret;

/// What a driver may need besides the gateway: the clock, and the way to the same BMC by IPMI.
///
/// @param ipmi empty when the operator gave no IPMI access to this server
public record ServerContext(InstantSource clock, VendorTools tools, Optional<IpmiAccess> ipmi) {

  /// @param port UDP port, 623 unless told otherwise
  /// @param cipherSuite 17 on current BMCs, 3 on old ones (fact book 9)
  public record IpmiAccess(String host, int port, String user, Secret password, int cipherSuite) {}
}
