package org.hwautomation.redfish.client;

import java.net.URI;

/// A BMC's address, its trust and its credential.
///
/// @param name how the operator calls it, for messages
/// @param base scheme, host and port, without a path
public record Endpoint(String name, URI base, Trust trust, Credential credential, TlsLevel tls) {

  public Endpoint {
    if (base.getHost() == null) throw new IllegalArgumentException("no host in " + base);
  }
}
