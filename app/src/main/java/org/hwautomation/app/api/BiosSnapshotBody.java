package org.hwautomation.app.api;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshotEntry;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.bios.view.SecretAttributes;
import org.jspecify.annotations.Nullable;

/// A BIOS snapshot in JSON: one line of a history, or with its values.
///
/// @param known false when the server told nothing
/// @param changes attributes that differ from the snapshot of its kind before; absent with values
/// @param attributes absent in a list
record BiosSnapshotBody(
    UUID id,
    UUID server,
    SnapshotKind kind,
    Instant firstReadAt,
    Instant confirmedAt,
    String biosVersion,
    boolean known,
    int size,
    @Nullable Integer changes,
    String takenBy,
    String note,
    @Nullable UUID job,
    @Nullable Map<String, @Nullable Object> attributes) {

  static BiosSnapshotBody of(BiosSnapshotEntry entry) {
    return new BiosSnapshotBody(
        entry.id(),
        entry.server(),
        entry.kind(),
        entry.firstReadAt(),
        entry.confirmedAt(),
        entry.biosVersion(),
        entry.known(),
        entry.size(),
        entry.changes(),
        entry.takenBy(),
        entry.note(),
        entry.job().orElse(null),
        null);
  }

  static BiosSnapshotBody of(BiosSnapshot snapshot) {
    var shown = new TreeMap<String, @Nullable Object>(snapshot.settings().attributes());
    shown.replaceAll((name, value) -> SecretAttributes.isSecret(name, null, value) ? null : value);
    return new BiosSnapshotBody(
        snapshot.id(),
        snapshot.server(),
        snapshot.kind(),
        snapshot.firstReadAt(),
        snapshot.confirmedAt(),
        snapshot.settings().biosVersion(),
        snapshot.settings().known(),
        shown.size(),
        null,
        snapshot.takenBy(),
        snapshot.note(),
        snapshot.job().orElse(null),
        shown);
  }
}
