package org.hwautomation.fleet.server;

import org.hwautomation.base.Sha256;

/// Why we believe that a BMC is the one we mean. There is no "do not check".
public sealed interface Trust {

  /// Only the certificate with this SHA-256 fingerprint.
  record Pinned(Sha256 fingerprint) implements Trust {}

  /// A certificate that a certificate authority of this worker vouches for, with the right name.
  record CertificateAuthority() implements Trust {}

  /// Whatever certificate it shows first; that one is pinned from then on.
  record OnFirstUse() implements Trust {}
}
