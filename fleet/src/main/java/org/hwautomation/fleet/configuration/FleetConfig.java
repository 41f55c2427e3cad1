package org.hwautomation.fleet.configuration;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Settings of the domain; each has a default that suits one machine and a few thousand servers.
///
/// @param dataDirectory holds the sealing key (0600) and the firmware images
/// @param configDirectory holds `device-types/` and `firmware/`
/// @param trustStore PEM file with the certificate authorities for `Trust.CertificateAuthority`;
///   null = the JDK's
/// @param connectionIdle an open BMC session that nobody used for this long is logged out
/// @param inventoryConcurrency how many BMCs a bulk refresh reads at once
/// @param discoveryConcurrency how many addresses a scan tries at once
/// @param probeTimeout how long one address may take to answer a scan or a first contact
/// @param passwordCost bcrypt's log2 of rounds, 4–31
public record FleetConfig(
    Path dataDirectory,
    Path configDirectory,
    @Nullable Path trustStore,
    Duration connectionIdle,
    int inventoryConcurrency,
    int discoveryConcurrency,
    Duration probeTimeout,
    int passwordCost) {

  public static FleetConfig defaults(Path dataDirectory, Path configDirectory) {
    return new FleetConfig(
        dataDirectory,
        configDirectory,
        null,
        Duration.ofMinutes(15),
        100,
        256,
        Duration.ofSeconds(10),
        12);
  }

  /// Cheap password hashes; for tests and the demo's throw-away users.
  public FleetConfig withPasswordCost(int cost) {
    return new FleetConfig(
        dataDirectory,
        configDirectory,
        trustStore,
        connectionIdle,
        inventoryConcurrency,
        discoveryConcurrency,
        probeTimeout,
        cost);
  }
}
