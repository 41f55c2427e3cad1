package org.hwautomation.fleet.discovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scan and how far it has come.
///
/// @param total address and port pairs to try
/// @param found Redfish services among those tried
public record Discovery(
    UUID id,
    List<String> targets,
    List<Integer> ports,
    DiscoveryState state,
    long total,
    long probed,
    long found,
    String requestedBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {}
