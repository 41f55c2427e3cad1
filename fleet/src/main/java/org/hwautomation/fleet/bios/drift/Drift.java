package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attribute that is not as it should be, or not as it was.
///
/// @param was what it should be, or was at the reading before
/// @param firstSeen when a reading first showed this
/// @param lastConfirmed when a reading last did
/// @param endedAt when it was as it should be again; empty while it lasts
public record Drift(
    UUID id,
    UUID server,
    String attribute,
    Against against,
    @Nullable Object was,
    @Nullable Object is,
    Instant firstSeen,
    Instant lastConfirmed,
    DriftCause cause,
    Optional<Instant> endedAt) {}
