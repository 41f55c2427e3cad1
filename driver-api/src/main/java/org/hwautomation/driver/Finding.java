package org.hwautomation.driver;

import java.time.Duration;
import java.util.Optional;
import org.hwautomation.base.Sha256;

/// A Redfish service at an address, as far as it tells without login.
///
/// @param fingerprint of its certificate
/// @param driver id of the driver that fits best, and why
public record Finding(
    String vendor,
    String product,
    String uuid,
    String redfishVersion,
    Optional<Sha256> fingerprint,
    String driver,
    String reason,
    Duration latency) {}
