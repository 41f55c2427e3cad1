package org.hwautomation.fleet.bios.snapshot;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosSettings;

/// A server's BIOS attributes at one moment, and how we came to know them.
///
/// @param firstReadAt when this content was seen first
/// @param confirmedAt when it was last seen unchanged
/// @param digest over all values, registry id and BIOS version: equal content has equal digests
/// @param takenBy who asked for the reading: a user's name or `system`
/// @param note why, in that person's words; may be empty
/// @param job the job that read it; empty when it was no job
public record BiosSnapshot(
    UUID id,
    UUID server,
    SnapshotKind kind,
    Instant firstReadAt,
    Instant confirmedAt,
    Sha256 digest,
    String takenBy,
    String note,
    Optional<UUID> job,
    BiosSettings settings) {}
