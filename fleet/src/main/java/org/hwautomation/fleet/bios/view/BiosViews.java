package org.hwautomation.fleet.bios.view;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.server.Server;

/// Shows the BIOS of servers as it was last read, from our database alone.
public final class BiosViews {

  private final BiosSnapshots snapshots;
  private final BiosRegistries registries;

  public BiosViews(BiosSnapshots snapshots, BiosRegistries registries) {
    this.snapshots = snapshots;
    this.registries = registries;
  }

  public BiosView of(Server server) {
    var asked = snapshots.latest(server.id(), SnapshotKind.CURRENT);
    var known = snapshots.latestKnown(server.id());
    var state =
        asked.isEmpty()
            ? BiosView.State.NEVER_READ
            : asked.get().settings().known() ? BiosView.State.KNOWN : BiosView.State.UNKNOWN;
    var registry = known.flatMap(snapshot -> registry(server, snapshot));
    return new BiosView(
        server.id(),
        server.name(),
        state,
        known.map(BiosSnapshot::id).orElse(null),
        known.map(BiosSnapshot::confirmedAt).orElse(null),
        asked.map(BiosSnapshot::confirmedAt).orElse(null),
        known.map(snapshot -> snapshot.settings().biosVersion()).orElse(""),
        registry.flatMap(KnownRegistry::registry).map(r -> r.id()).orElse(""),
        known
            .map(snapshot ->
                new BiosViewMaker(registry.orElse(null))
                    .attributes(snapshot.settings(), pending(server.id())))
            .orElse(java.util.List.of()));
  }

  /// What explains the attributes of a snapshot of this server, without asking anybody.
  public Optional<KnownRegistry> registry(Server server, BiosSnapshot snapshot) {
    return registries.find(RegistryKey.of(server.identity(), snapshot.settings()));
  }

  /// Old news that has come true meanwhile is not among what the view shows as pending: it is equal
  /// to what is in force.
  private Map<String, Object> pending(UUID server) {
    return snapshots
        .latest(server, SnapshotKind.PENDING)
        .map(snapshot -> snapshot.settings().attributes())
        .orElse(Map.of());
  }
}
