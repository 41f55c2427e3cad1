package org.hwautomation.app.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Trust;
import org.jspecify.annotations.Nullable;

/// A server as the API shows it.
public record ServerBody(
    UUID id,
    String name,
    String address,
    String host,
    int port,
    String user,
    String trust,
    @Nullable String fingerprint,
    String site,
    List<String> tags,
    @Nullable String deviceType,
    String vendor,
    String model,
    String serial,
    String uuid,
    String bmcFamily,
    String bmcVersion,
    String biosVersion,
    String hostName,
    String driver,
    String power,
    String health,
    String state,
    String stateReason,
    String reachability,
    @Nullable Instant lastSeen,
    @Nullable Instant inventoryAt,
    Instant createdAt) {

  static ServerBody of(Server server) {
    var identity = server.identity();
    var trust = server.endpoint().trust();
    return new ServerBody(
        server.id(),
        server.name(),
        server.address(),
        server.endpoint().host(),
        server.endpoint().port(),
        server.bmcUser(),
        switch (trust) {
          case Trust.Pinned _ -> "PINNED";
          case Trust.CertificateAuthority _ -> "CERTIFICATE_AUTHORITY";
          case Trust.OnFirstUse _ -> "ON_FIRST_USE";
        },
        trust instanceof Trust.Pinned(var fingerprint) ? fingerprint.hex() : null,
        server.site(),
        server.tags(),
        server.deviceType().orElse(null),
        identity.vendor(),
        identity.model(),
        identity.serial(),
        identity.uuid(),
        identity.bmcFamily(),
        identity.bmcVersion(),
        identity.biosVersion(),
        identity.hostName(),
        server.driver(),
        server.power().name(),
        server.health().name(),
        server.state().name(),
        server.stateReason(),
        server.reachability().name(),
        server.lastSeen(),
        server.inventoryAt(),
        server.createdAt());
  }
}
