package org.hwautomation.fleet.bios.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.server.Server;

/// Asks servers for their BIOS settings now and keeps what they say: values in force, values that
/// wait, and the registry when nobody knows it yet.
public final class BiosReadings {

  private final LiveServers live;
  private final BiosRegistries registries;
  private final BiosSnapshots snapshots;
  private final AuditLog audit;

  public BiosReadings(
      LiveServers live, BiosRegistries registries, BiosSnapshots snapshots, AuditLog audit) {
    this.live = live;
    this.registries = registries;
    this.snapshots = snapshots;
    this.audit = audit;
  }

  /// Why a server is read.
  ///
  /// @param by a user's name, or `system`
  /// @param note in that person's words; may be empty
  public record Occasion(SnapshotKind kind, String by, String note, Optional<UUID> job) {

    public static Occasion look(Actor actor) {
      return new Occasion(SnapshotKind.CURRENT, actor.userName(), "", Optional.empty());
    }
  }

  /// Somebody wants to see the values of now.
  public BiosSnapshot refresh(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    return read(live.server(id), Occasion.look(actor));
  }

  /// Somebody wants the values of now to be remembered, as a baseline or with a note.
  public BiosSnapshot take(Actor actor, UUID id, SnapshotKind kind, String note) {
    actor.require(Permission.CHANGE_SERVERS);
    var server = live.server(id);
    var snapshot = read(server, new Occasion(kind, actor.userName(), note, Optional.empty()));
    audit.append(
        actor,
        "bios.snapshot",
        server.name(),
        Map.of("snapshot", snapshot.id().toString(), "kind", kind.name(), "note", note));
    return snapshot;
  }

  /// Reads for whoever already may: a job's step, or the two above.
  public BiosSnapshot read(UUID id, Occasion occasion) {
    return read(live.server(id), occasion);
  }

  private BiosSnapshot read(Server server, Occasion occasion) {
    return live.ask(
        server, connected -> connected.inOneLook(() -> read(server, connected, occasion)));
  }

  private BiosSnapshot read(Server server, ConnectedServer connected, Occasion occasion) {
    var bios = connected.must(BiosConfiguration.class);
    var current = bios.current();
    if (occasion.kind() == SnapshotKind.BASELINE) {
      if (!current.known()) throw unknown(server);
      // What a baseline says is also what is in force.
      snapshots.keep(server.id(), current, SnapshotKind.CURRENT, occasion.by(), "", occasion.job());
    }
    var kept =
        snapshots.keep(
            server.id(), current, occasion.kind(), occasion.by(), occasion.note(), occasion.job());
    keepPending(server, bios, current, occasion);
    registries.findOrAsk(identity(server, connected), current, bios);
    return kept;
  }

  private void keepPending(
      Server server, BiosConfiguration bios, BiosSettings current, Occasion occasion) {
    var pending = bios.pending();
    if (pending.isEmpty() && snapshots.latest(server.id(), SnapshotKind.PENDING).isEmpty()) return;
    snapshots.keep(
        server.id(),
        new BiosSettings(
            java.util.Collections.unmodifiableMap(pending),
            current.registryId(),
            current.biosVersion(),
            true),
        SnapshotKind.PENDING,
        occasion.by(),
        "",
        occasion.job());
  }

  // A server that was stored without a look has no identity yet.
  private static org.hwautomation.driver.Identity identity(
      Server server, ConnectedServer connected) {
    var known = server.identity();
    return known.vendor().isEmpty() || known.model().isEmpty() ? connected.identify() : known;
  }

  private static Problem unknown(Server server) {
    return Problem.conflict(
        "bios-unknown",
        server.name() + " shows no BIOS attributes now: it is off or in POST.",
        "Switch it on, let POST finish and take the baseline then.");
  }
}
