package org.hwautomation.fleet.inventory;

import java.util.*;
import org.hwautomation.fleet.access.Actor;

/// Reads inventories and keeps them as snapshots.
public final class Inventories {

  public InventorySnapshot refresh(Actor actor, UUID server) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<InventorySnapshot> latest(UUID server) {
    throw new UnsupportedOperationException("being written");
  }

  public List<InventorySnapshot> history(UUID server, int limit) {
    throw new UnsupportedOperationException("being written");
  }

  public BiosSnapshot refreshBios(Actor actor, UUID server) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<BiosSnapshot> latestBios(UUID server) {
    throw new UnsupportedOperationException("being written");
  }

  public SweepProgress refreshAll(Actor actor, Collection<UUID> servers) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<SweepProgress> sweep(UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public void cancelSweep(Actor actor, UUID id) {
    throw new UnsupportedOperationException("being written");
  }
}
