package org.hwautomation.redfish.client;

import java.time.Duration;
import org.hwautomation.base.Sha256;
import org.jspecify.annotations.Nullable;

/// What an address says of itself without a login.
///
/// @param certificate null over plain HTTP
public record Probe(ServiceRoot root, @Nullable Sha256 certificate, Duration latency) {}
