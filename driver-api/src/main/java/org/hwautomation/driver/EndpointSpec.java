package org.hwautomation.driver;

import java.nio.file.Path;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ServerContext.IpmiAccess;

/// Everything that is needed to reach one BMC.
///
/// @param name how the operator calls the server, for messages
/// @param host name or address, without brackets
/// @param port HTTPS port
/// @param driver id of the driver to use; empty = the one that matches best
public record EndpointSpec(
    String name,
    String host,
    int port,
    Trust trust,
    boolean legacyTls,
    String user,
    Secret password,
    Optional<IpmiAccess> ipmi,
    Optional<String> driver) {

  /// Why we believe that the BMC is the one we mean.
  public sealed interface Trust {
    record Pinned(Sha256 fingerprint) implements Trust {}

    /// @param pemFile authorities; empty = the JDK's
    record Authority(Optional<Path> pemFile) implements Trust {}

    record OnFirstUse() implements Trust {}
  }
}
