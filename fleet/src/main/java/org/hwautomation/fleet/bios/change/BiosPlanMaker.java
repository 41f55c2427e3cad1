package org.hwautomation.fleet.bios.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.profile.BiosProfiles;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.devicetype.Catalogs;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerState;
import org.hwautomation.fleet.window.Windows;

/// Reads one server and works out what a BIOS change would do to it. Every fault is found here,
/// before anything on the server changes.
public final class BiosPlanMaker {

  private final ServerConnections connections;
  private final Catalogs catalogs;
  private final BiosProfiles profiles;
  private final Experience experience;
  private final Windows windows;

  public BiosPlanMaker(
      ServerConnections connections,
      Catalogs catalogs,
      BiosProfiles profiles,
      Experience experience,
      Windows windows) {
    this.experience = experience;
    this.profiles = profiles;
    this.windows = windows;
    this.connections = connections;
    this.catalogs = catalogs;
  }

  BiosChangePlan plan(Server server, BiosChangeRequest request) {
    return plan(server, request, Optional.empty());
  }

  /// @param approved the plan is laid out as the one that was approved, unless the server or the
  ///   wish is another by now
  BiosChangePlan plan(Server server, BiosChangeRequest request, Optional<Sha256> approved) {
    if (server.state() == ServerState.QUARANTINED) {
      return impossible(
          server,
          "server-quarantined",
          "it is in quarantine (%s); release it first".formatted(server.stateReason()));
    }
    try {
      var connected = connections.connect(server.id());
      return connected.inOneLook(() -> plan(server, connected, request, approved));
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
      Server server,
      ConnectedServer connected,
      BiosChangeRequest request,
      Optional<Sha256> approved) {
    return connected
        .can(BiosConfiguration.class)
        .map(bios -> {
          var identity = connected.identify();
          return experience.timed(
              plan(server, connected, identity, bios, request, approved), identity);
        })
        .orElseGet(() ->
            impossible(server, "no-bios-configuration", "this BMC offers no BIOS attributes"));
  }

  private BiosChangePlan plan(
      Server server,
      ConnectedServer connected,
      Identity identity,
      BiosConfiguration bios,
      BiosChangeRequest asked,
      Optional<Sha256> approved) {
    var request =
        asked.profile().map(name -> asked.over(profiles.forServer(name, identity))).orElse(asked);
    var deviceType = deviceType(server, identity);
    var faults = new ArrayList<Fault>();
    if (request.applyTime() instanceof ApplyTime.NextWindow(var window)) {
      windows.obstacle(window, server).ifPresent(faults::add);
    }
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
    var findings =
        new BiosFindings(
            server.id(),
            server.name(),
            identity,
            request.preserving(preserve),
            wanted,
            intents,
            comparison,
            faults);
    var choice = MethodChoice.on(connected, identity, deviceType);
    return experience.layOut(
        server.id(), identity, choice, findings.attributes(), approved, findings::layOut);
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
}
