package org.hwautomation.redfish.client;

import java.security.cert.X509Certificate;
import java.util.List;
import org.hwautomation.base.Sha256;

/// Why we believe that a BMC is the one we mean. There is no "do not check".
public sealed interface Trust {

  /// Only the certificate with this fingerprint; names and dates do not matter then.
  record Pinned(Sha256 fingerprint) implements Trust {}

  /// A certificate with the right name under one of these authorities; empty = the JDK's.
  record Authority(List<X509Certificate> roots) implements Trust {
    public Authority {
      roots = List.copyOf(roots);
    }
  }

  /// Whatever it shows first, pinned from then on for the life of the gateway. The caller reads
  /// [Bmc#certificate()] and stores it as a pin.
  record OnFirstUse() implements Trust {}
}
