package org.hwautomation.fleet.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.step.BiosMemory;
import org.jspecify.annotations.Nullable;

/// The values of before and after, as the database would keep them: it outlives the service.
final class KeptValues implements BiosMemory {

  private final Map<UUID, BiosSettings> kept = new LinkedHashMap<>();

  @Override
  public synchronized UUID keep(String subject, UUID job, BiosSettings settings) {
    for (var one : kept.entrySet()) if (one.getValue().equals(settings)) return one.getKey();
    var id = UUID.randomUUID();
    kept.put(id, settings);
    return id;
  }

  @Override
  public synchronized Map<String, @Nullable Object> recall(UUID snapshot) {
    return Optional.ofNullable(kept.get(snapshot))
        .orElseThrow(() -> new NoSuchElementException("no snapshot " + snapshot))
        .attributes();
  }

  @Override
  public synchronized Map<String, @Nullable Object> leftBehind(UUID before, UUID job) {
    throw new AssertionError("not asked for here");
  }
}
