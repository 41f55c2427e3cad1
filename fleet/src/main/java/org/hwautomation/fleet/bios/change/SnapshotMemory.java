package org.hwautomation.fleet.bios.change;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.step.BiosMemory;
import org.jspecify.annotations.Nullable;

/// Keeps the values of before and after a change in the server's history.
public record SnapshotMemory(BiosSnapshots snapshots) implements BiosMemory {

  private static final String BY = "system";

  @Override
  public UUID keep(String subject, UUID job, BiosSettings settings) {
    return snapshots
        .keep(UUID.fromString(subject), settings, SnapshotKind.CURRENT, BY, "", Optional.of(job))
        .id();
  }

  @Override
  public Map<String, @Nullable Object> recall(UUID snapshot) {
    return snapshots
        .find(snapshot)
        .orElseThrow(() ->
            new NoSuchElementException(
                "the values of before (snapshot %s) are gone".formatted(snapshot)))
        .settings()
        .attributes();
  }

  @Override
  public Map<String, @Nullable Object> leftBehind(UUID before, UUID job) {
    return snapshots
        .find(before)
        .map(kept -> snapshots.knownSince(kept.server(), Optional.of(before)))
        .orElse(List.of())
        .stream()
        .filter(reading -> reading.job().filter(job::equals).isPresent())
        .reduce((_, later) -> later)
        .map(reading -> reading.settings().attributes())
        .orElse(Map.of());
  }
}
