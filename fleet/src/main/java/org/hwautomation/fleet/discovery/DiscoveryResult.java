package org.hwautomation.fleet.discovery;

import java.util.Optional;
import java.util.UUID;

/// A Redfish service that a scan found, as far as it tells without a login.
///
/// @param fingerprint SHA-256 of its certificate
/// @param driver id of the driver that fits best
/// @param knownServer the server that has this address, or this UUID, already
public record DiscoveryResult(
    UUID id,
    UUID discovery,
    String host,
    int port,
    String vendor,
    String product,
    String uuid,
    String redfishVersion,
    String driver,
    String fingerprint,
    Optional<UUID> knownServer) {}
