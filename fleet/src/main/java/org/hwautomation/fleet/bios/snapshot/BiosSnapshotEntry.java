package org.hwautomation.fleet.bios.snapshot;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One line of a server's BIOS history; the values are in the [BiosSnapshot] of the same id.
///
/// @param known false when the server reported nothing: it was off or in POST
/// @param size how many attributes it has
/// @param changes how many attributes differ from the snapshot of this kind before it
public record BiosSnapshotEntry(
    UUID id,
    UUID server,
    SnapshotKind kind,
    Instant firstReadAt,
    Instant confirmedAt,
    String biosVersion,
    boolean known,
    int size,
    int changes,
    String takenBy,
    String note,
    Optional<UUID> job) {}
