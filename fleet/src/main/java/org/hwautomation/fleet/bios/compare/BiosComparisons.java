package org.hwautomation.fleet.bios.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.intent.IntentResolver;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.profile.BiosProfile;
import org.hwautomation.fleet.bios.profile.BiosProfiles;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
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
  private final BiosProfiles profiles;

  public BiosComparisons(
      Servers servers, BiosSnapshots snapshots, BiosViews views, BiosProfiles profiles) {
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
      case Subject.OfServer _, Subject.Baseline _, Subject.Snapshot _ -> measured(machine(subject));
      case Subject.Profile(var name) ->
          beside instanceof Subject.Profile ? wish(name) : wish(name, machine(beside));
    };
  }

  /// @param label what it is called
  private record Machine(
      String label, Server server, BiosSnapshot snapshot, @Nullable KnownRegistry registry) {}

  private Machine machine(Subject subject) {
    return switch (subject) {
      case Subject.OfServer(var name) -> now(servers.byIdOrName(name));
      case Subject.Baseline(var name) -> baseline(servers.byIdOrName(name));
      case Subject.Snapshot(var id) -> snapshot(id);
      case Subject.Profile(var name) -> throw new IllegalArgumentException(name + " is no machine");
    };
  }

  private Machine now(Server server) {
    var snapshot =
        snapshots
            .latestKnown(server.id())
            .orElseThrow(
                () -> notRead("The BIOS of %s has not been read.".formatted(server.name())));
    return machine(server, snapshot, server.name());
  }

  private Machine baseline(Server server) {
    var snapshot =
        snapshots
            .latest(server.id(), SnapshotKind.BASELINE)
            .orElseThrow(() ->
                Problem.notFound(
                    "no-baseline",
                    "No baseline of %s has been taken.".formatted(server.name()),
                    "Take one with POST /api/v1/servers/{id}/bios/snapshots and \"baseline\":"
                        + " true."));
    return machine(server, snapshot, "baseline of " + server.name());
  }

  private Machine snapshot(UUID id) {
    var snapshot =
        snapshots
            .find(id)
            .orElseThrow(() ->
                Problem.notFound(
                    "snapshot-unknown",
                    "There is no BIOS snapshot %s.".formatted(id),
                    "Those of a server are listed at /api/v1/servers/{id}/bios/snapshots."));
    var server = servers.byId(snapshot.server());
    if (!snapshot.settings().known()) {
      throw notRead("%s told nothing when this snapshot was taken.".formatted(server.name()));
    }
    return machine(server, snapshot, server.name() + ", " + words(snapshot.kind()));
  }

  private Machine machine(Server server, BiosSnapshot snapshot, String label) {
    return new Machine(label, server, snapshot, views.registry(server, snapshot).orElse(null));
  }

  private static Side measured(Machine machine) {
    var snapshot = machine.snapshot();
    return new Side(
        machine.label(),
        machine.server().vendor(),
        snapshot.settings().biosVersion(),
        snapshot.confirmedAt(),
        snapshot.kind() == SnapshotKind.PENDING ? Side.Scope.SOME : Side.Scope.EVERYTHING,
        snapshot.settings().attributes(),
        machine.registry(),
        List.of());
  }

  /// What a profile wants of this very machine; its intents are what the machine's driver makes of
  /// them.
  private Side wish(String name, Machine machine) {
    var profile = profiles.forServer(name, machine.server().identity());
    if (profile.intents().isEmpty())
      return wish(profile, new Side.Resolved(profile.settings(), List.of()));
    var known = machine.registry();
    if (known == null) return wish(profile, unresolved(profile, "its registry is not known"));
    var resolution =
        new IntentResolver(
                IntentMappings.ofDriver(machine.server().driver()),
                known.dialect(),
                machine.snapshot().settings(),
                known.registry().orElse(null))
            .resolve(profile.intents(), profile.settings());
    var settings = new LinkedHashMap<>(resolution.settings());
    settings.putAll(profile.settings());
    return wish(
        profile,
        new Side.Resolved(
            settings,
            resolution.unmet().stream()
                .map(unmet -> new Side.Unmet(unmet.intent(), unmet.value(), unmet.message()))
                .toList()));
  }

  /// Beside another profile there is no machine that could say what intents come to.
  private Side wish(String name) {
    var profile = profiles.forServer(name, Server.UNIDENTIFIED);
    return wish(profile, unresolved(profile, "only a server tells what it comes to"));
  }

  private static Side wish(BiosProfile profile, Side.Resolved resolved) {
    return new Side(
        "profile " + profile.name(),
        "",
        "",
        null,
        Side.Scope.SOME,
        new LinkedHashMap<>(resolved.settings()),
        null,
        resolved.unmet());
  }

  private static Side.Resolved unresolved(BiosProfile profile, String why) {
    return new Side.Resolved(
        profile.settings(),
        profile.intents().entrySet().stream()
            .map(intent -> new Side.Unmet(intent.getKey(), intent.getValue(), why))
            .toList());
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
