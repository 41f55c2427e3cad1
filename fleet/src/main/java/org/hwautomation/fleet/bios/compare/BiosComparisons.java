package org.hwautomation.fleet.bios.compare;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshot;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.bios.view.BiosViews;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.jspecify.annotations.Nullable;

/// Compares any two of servers, snapshots and profiles, from our database alone.
public final class BiosComparisons {

  private final Servers servers;
  private final BiosSnapshots snapshots;
  private final BiosViews views;
  private final ProfileSettings profiles;

  public BiosComparisons(
      Servers servers, BiosSnapshots snapshots, BiosViews views, ProfileSettings profiles) {
    this.servers = servers;
    this.snapshots = snapshots;
    this.views = views;
    this.profiles = profiles;
  }

  public BiosDiff compare(Subject left, Subject right) {
    return SideBySide.compare(side(left, right), side(right, left));
  }

  private Side side(Subject subject, Subject beside) {
    return switch (subject) {
      case Subject.OfServer(var name) -> ofServer(servers.byIdOrName(name));
      case Subject.Baseline(var name) -> baseline(servers.byIdOrName(name));
      case Subject.Snapshot(var id) -> ofSnapshot(id);
      case Subject.Profile(var name) -> profile(name, machine(beside));
    };
  }

  private Optional<Server> machine(Subject subject) {
    return switch (subject) {
      case Subject.OfServer(var name) -> Optional.of(servers.byIdOrName(name));
      case Subject.Baseline(var name) -> Optional.of(servers.byIdOrName(name));
      case Subject.Snapshot(var id) -> Optional.of(servers.byId(snapshot(id).server()));
      case Subject.Profile _ -> Optional.empty();
    };
  }

  private Side ofServer(Server server) {
    var snapshot =
        snapshots
            .latestKnown(server.id())
            .orElseThrow(
                () -> notRead("The BIOS of %s has not been read.".formatted(server.name())));
    return side(server, snapshot, server.name());
  }

  private Side baseline(Server server) {
    var snapshot =
        snapshots
            .latest(server.id(), SnapshotKind.BASELINE)
            .orElseThrow(() ->
                Problem.notFound(
                    "no-baseline",
                    "No baseline of %s has been taken.".formatted(server.name()),
                    "Take one with POST /api/v1/servers/{id}/bios/snapshots and \"baseline\":"
                        + " true."));
    return side(server, snapshot, "baseline of " + server.name());
  }

  private Side ofSnapshot(UUID id) {
    var snapshot = snapshot(id);
    var server = servers.byId(snapshot.server());
    if (!snapshot.settings().known()) {
      throw notRead("%s told nothing when this snapshot was taken.".formatted(server.name()));
    }
    return side(server, snapshot, server.name() + ", " + words(snapshot.kind()));
  }

  private BiosSnapshot snapshot(UUID id) {
    return snapshots
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                "snapshot-unknown",
                "There is no BIOS snapshot %s.".formatted(id),
                "Those of a server are listed at /api/v1/servers/{id}/bios/snapshots."));
  }

  private Side side(Server server, BiosSnapshot snapshot, String label) {
    return new Side(
        label,
        server.vendor(),
        snapshot.settings().biosVersion(),
        snapshot.confirmedAt(),
        snapshot.kind() == SnapshotKind.PENDING ? Side.Scope.SOME : Side.Scope.EVERYTHING,
        snapshot.settings().attributes(),
        views.registry(server, snapshot).orElse(null));
  }

  @SuppressWarnings("NullAway") // a map without nulls is a map that may have nulls
  private Side profile(String name, Optional<Server> machine) {
    Map<String, @Nullable Object> settings =
        profiles
            .of(name, machine)
            .<Map<String, @Nullable Object>>map(java.util.LinkedHashMap::new)
            .orElseThrow(() ->
                Problem.notFound(
                    "profile-unknown",
                    "There is no BIOS profile %s.".formatted(name),
                    "Look at the list of BIOS profiles."));
    return new Side("profile " + name, "", "", null, Side.Scope.SOME, settings, null);
  }

  private static String words(SnapshotKind kind) {
    return switch (kind) {
      case CURRENT -> "read";
      case PENDING -> "pending";
      case BASELINE -> "baseline";
    };
  }

  private static Problem notRead(String what) {
    return Problem.notFound(
        "not-read-yet", what, "Read the server now, or choose another snapshot.");
  }
}
