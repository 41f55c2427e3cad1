package org.hwautomation.fleet.bios.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.profile.BiosProfiles;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.devicetype.Catalogs;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerState;

/// Reads one server and works out what a BIOS change would do to it. Every fault is found here,
/// before anything on the server changes.
public final class BiosPlanMaker {

  private final ServerConnections connections;
  private final Catalogs catalogs;
  private final BiosProfiles profiles;

  public BiosPlanMaker(ServerConnections connections, Catalogs catalogs, BiosProfiles profiles) {
    this.profiles = profiles;
    this.connections = connections;
    this.catalogs = catalogs;
  }

  BiosChangePlan plan(Server server, BiosChangeRequest request) {
    if (server.state() == ServerState.QUARANTINED) {
      return impossible(
          server,
          "server-quarantined",
          "it is in quarantine (%s); release it first".formatted(server.stateReason()));
    }
    try {
      var connected = connections.connect(server.id());
      var bios = connected.can(BiosConfiguration.class);
      if (bios.isEmpty()) {
        return impossible(server, "no-bios-configuration", "this BMC offers no BIOS attributes");
      }
      return plan(server, connected, bios.get(), request);
    } catch (RuntimeException e) {
      var failure = BmcFailures.translate(e);
      if (failure.isEmpty()) throw e;
      return impossible(server, failure.get().code(), failure.get().message());
    }
  }

  private static BiosChangePlan impossible(Server server, String code, String message) {
    return BiosChangePlan.impossible(
        server.id(), server.name(), List.of(Fault.of(server.name(), code, message)));
  }

  private BiosChangePlan plan(
      Server server, ConnectedServer connected, BiosConfiguration bios, BiosChangeRequest request) {
    var identity = connected.identify();
    var deviceType = deviceType(server, identity);
    var faults = new ArrayList<Fault>();
    var intents = intents(bios, request, faults);
    var wanted = new LinkedHashMap<String, Object>(request.attributes());
    intents.settings().forEach(wanted::putIfAbsent);
    var preserve = new ArrayList<>(request.preserve());
    deviceType.ifPresent(type -> preserve.addAll(type.preserve()));

    var comparison =
        wanted.isEmpty() ? BiosChangePlan.NO_COMPARISON : bios.compare(wanted, preserve);
    for (var fault : comparison.faults()) {
      faults.add(new Fault(fault.attribute(), fault.code(), fault.message(), fault.suggestions()));
    }
    var changes = changes(comparison, new MethodChoice(deviceType, connected), faults);
    var notes = notes(comparison, request, wanted);
    var plan =
        faults.isEmpty() && !changes.isEmpty()
            ? Optional.of(BiosChangePlanner.plan(server.name(), identity, changes, request, notes))
            : Optional.<org.hwautomation.jobs.plan.Plan>empty();
    return new BiosChangePlan(
        server.id(),
        server.name(),
        plan,
        changes,
        comparison,
        intents.outcomes(),
        wayBack(request),
        faults);
  }

  private Optional<DeviceType> deviceType(Server server, Identity identity) {
    var catalog = catalogs.current();
    return server
        .deviceType()
        .flatMap(catalog::deviceType)
        .or(() -> catalog.deviceTypeFor(identity));
  }

  private static IntentResolution intents(
      BiosConfiguration bios, BiosChangeRequest request, List<Fault> faults) {
    if (request.intents().isEmpty()) return new IntentResolution(List.of(), List.of());
    var resolution = bios.resolve(request.intents(), request.attributes());
    for (IntentOutcome.Unmet unmet : resolution.unmet()) {
      faults.add(
          new Fault(
              unmet.intent() + ": " + unmet.value(),
              "intent-"
                  + unmet.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
              unmet.message(),
              unmet.suggestions()));
    }
    for (var conflict : resolution.conflicts()) {
      faults.add(
          new Fault(conflict.attribute(), "conflict", conflict.message(), conflict.wishes()));
    }
    return resolution;
  }

  private static List<SettingChange> changes(
      BiosComparison comparison, MethodChoice methods, List<Fault> faults) {
    var changes = new ArrayList<SettingChange>();
    for (BiosDifference difference : comparison.changes()) {
      var chosen = methods.of(difference.attribute());
      if (!chosen.offered()) {
        faults.add(
            Fault.of(
                difference.attribute(),
                "method-not-offered",
                "it cannot be written: " + chosen.reason()));
      }
      changes.add(
          new SettingChange(
              difference,
              chosen.use(),
              chosen.reason(),
              BiosRisk.of(difference.attribute(), difference.displayName())));
    }
    return changes;
  }

  private static List<String> notes(
      BiosComparison comparison, BiosChangeRequest request, Map<String, Object> wanted) {
    var notes = new ArrayList<String>();
    comparison.sideEffects().forEach(effect -> notes.add("The BIOS will also change: " + effect));
    comparison
        .preserved()
        .forEach(name -> notes.add(name + " is on the preserve list and stays as it is"));
    if (comparison.alreadySo() > 0) {
      notes.add("%d of %d settings hold already".formatted(comparison.alreadySo(), wanted.size()));
    }
    if (comparison.passes() > 1 && request.applyTime() instanceof ApplyTime.StageOnly) {
      notes.add(
          "Only the first of %d passes is staged; the rest can be set after the host was restarted."
              .formatted(comparison.passes()));
    }
    return notes;
  }

  private static String wayBack(BiosChangeRequest request) {
    return switch (request.applyTime()) {
      case ApplyTime.StageOnly _ ->
          "Until the host restarts, the pending change can be discarded; after it, the job can be rolled back.";
      case ApplyTime.NextReset _ ->
          "All values of before are kept; rolling back the job makes a plan to set them again. It does"
              + " not go back by itself, because that would restart the host.";
      case ApplyTime.Now _, ApplyTime.At _ ->
          switch (request.rollback()) {
            case BY_HAND ->
                "All values of before are kept; rolling back the job makes a plan to set them again.";
            case ON_FAILURE ->
                "All values of before are kept and set again, with one more restart, when a setting does not"
                    + " read back as wanted. A successful job can be rolled back by a plan of its own.";
          };
    };
  }
}
