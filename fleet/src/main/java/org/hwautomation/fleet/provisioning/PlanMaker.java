package org.hwautomation.fleet.provisioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.Experience;
import org.hwautomation.fleet.bios.change.MethodChoice;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.devicetype.BaselineEntry;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.devicetype.Catalogs;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.devicetype.Glob;
import org.hwautomation.fleet.firmware.BaselineAnalysis;
import org.hwautomation.fleet.firmware.ComponentVerdict;
import org.hwautomation.fleet.firmware.FirmwareAnalysis;
import org.hwautomation.fleet.firmware.FirmwareRepository;
import org.hwautomation.fleet.measure.StepTimes;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerState;
import org.hwautomation.fleet.window.Windows;
import org.hwautomation.jobs.plan.Plan;

/// Reads one server and works out what provisioning would do to it. Every fault is found here,
/// before anything on the server changes.
public final class PlanMaker {

  private static final BiosComparison NO_BIOS_CHANGE =
      new BiosComparison(List.of(), List.of(), List.of(), List.of(), 0);

  private final ServerConnections connections;
  private final Catalogs catalogs;
  private final FirmwareRepository repository;
  private final BaselineAnalysis analysis;
  private final Windows windows;
  private final StepTimes times;
  private final Experience experience;

  public PlanMaker(
      ServerConnections connections,
      Catalogs catalogs,
      FirmwareRepository repository,
      BaselineAnalysis analysis,
      Windows windows,
      StepTimes times,
      Experience experience) {
    this.experience = experience;
    this.times = times;
    this.connections = connections;
    this.catalogs = catalogs;
    this.repository = repository;
    this.analysis = analysis;
    this.windows = windows;
  }

  /// @param approved the plan is laid out as the one that was approved, unless the server or the
  ///   wish is another by now
  ServerPlan plan(Server server, ProvisionRequest request, Optional<Sha256> approved) {
    if (server.state() == ServerState.QUARANTINED) {
      return ServerPlan.impossible(server.id(), server.name(), quarantined(server));
    }
    try {
      var connected = connections.connect(server.id());
      return connected.inOneLook(() -> plan(server, connected, request, approved));
    } catch (RuntimeException e) {
      var failure = BmcFailures.translate(e);
      if (failure.isEmpty()) throw e;
      return ServerPlan.impossible(
          server.id(),
          server.name(),
          Fault.of(server.name(), failure.get().code(), failure.get().message()));
    }
  }

  private ServerPlan plan(
      Server server,
      ConnectedServer connected,
      ProvisionRequest request,
      Optional<Sha256> approved) {
    var identity = connected.identify();
    var catalog = catalogs.current();
    var deviceType = deviceType(server, request, catalog, identity);
    if (deviceType.isEmpty()) {
      return ServerPlan.impossible(
          server.id(), server.name(), noDeviceType(server, request, catalog, identity));
    }
    return plan(server, connected, identity, catalog, deviceType.get(), request, approved);
  }

  private static Fault quarantined(Server server) {
    var reason = server.stateReason().isEmpty() ? "" : " (" + server.stateReason() + ")";
    return Fault.of(
        server.name(), "server-quarantined", "it is in quarantine" + reason + "; release it first");
  }

  private ServerPlan plan(
      Server server,
      ConnectedServer connected,
      Identity identity,
      Catalog catalog,
      DeviceType deviceType,
      ProvisionRequest request,
      Optional<Sha256> approved) {
    var faults = new ArrayList<Fault>();
    var notes = new ArrayList<String>();
    if (request.when() instanceof ApplyTime.NextWindow(var window)) {
      windows.obstacle(window, server).ifPresent(faults::add);
    }
    var firmware = firmware(connected, identity, catalog, deviceType, request);
    for (var blocked : firmware.blocked()) {
      faults.add(Fault.of(blocked.installed().component(), "firmware-blocked", blocked.reason()));
    }
    var waves = waves(connected, identity, catalog, firmware, faults);
    var bios = bios(connected, identity, deviceType, request, faults, notes);
    bios.sideEffects().forEach(effect -> notes.add("The BIOS will also change: " + effect));
    bios.preserved()
        .forEach(name -> notes.add(name + " is on the preserve list and stays as it is"));
    firmware.verdicts().stream()
        .filter(PlanMaker::worthTelling)
        .forEach(verdict -> notes.add(verdict.installed().component() + ": " + verdict.reason()));
    return experience.layOut(
        server.id(),
        identity,
        MethodChoice.on(connected, identity, Optional.of(deviceType)),
        bios.changes().stream().map(BiosDifference::attribute).distinct().toList(),
        approved,
        method -> {
          var all = new ArrayList<>(faults);
          var changes = SettingChange.of(bios, method, all);
          var plan =
              all.isEmpty()
                  ? Optional.of(
                      times
                          .of(identity)
                          .applyTo(
                              ProvisioningPlanner.plan(
                                  server.name(), identity, waves, bios, changes, request, notes)))
                  : Optional.<Plan>empty();
          return new ServerPlan(
              server.id(), server.name(), deviceType.name(), plan, firmware, bios, changes, all);
        });
  }

  private static boolean worthTelling(ComponentVerdict verdict) {
    return switch (verdict.decision()) {
      case WOULD_DOWNGRADE, NOT_COMPARABLE -> true;
      case SELECTED, UP_TO_DATE, NOT_WANTED, BLOCKED -> false;
    };
  }

  private FirmwareAnalysis firmware(
      ConnectedServer connected,
      Identity identity,
      Catalog catalog,
      DeviceType deviceType,
      ProvisionRequest request) {
    var baseline =
        switch (request.firmware()) {
          case NONE -> List.<BaselineEntry>of();
          case BASELINE -> deviceType.baselineFor(identity);
          case LATEST -> everythingLatest();
        };
    var update = connected.can(FirmwareUpdate.class);
    if (baseline.isEmpty() || update.isEmpty()) return new FirmwareAnalysis(List.of());
    return analysis.analyse(
        identity,
        update.get().inventory(),
        baseline,
        catalog,
        update.get()::compare,
        request.allowDowngrade());
  }

  private static List<BaselineEntry> everythingLatest() {
    return Arrays.stream(ComponentKind.values())
        .map(kind -> new BaselineEntry(kind, Glob.ANY, Glob.ANY, Glob.ANY, BaselineEntry.LATEST))
        .toList();
  }

  /// Hops of one component follow each other, so each hop is put into the driver's order, or the
  /// operators', on its own.
  private List<InstallWave> waves(
      ConnectedServer connected,
      Identity identity,
      Catalog catalog,
      FirmwareAnalysis firmware,
      List<Fault> faults) {
    var byHop = new TreeMap<Integer, List<FirmwareTarget>>();
    for (var verdict : firmware.verdicts()) {
      verdict
          .target()
          .ifPresent(t -> byHop.computeIfAbsent(verdict.hop(), _ -> new ArrayList<>()).add(t));
    }
    if (byHop.isEmpty()) return List.of();
    var update = connected.must(FirmwareUpdate.class);
    var waves = new ArrayList<InstallWave>();
    for (var targets : byHop.values()) {
      for (var target : targets) {
        update
            .obstacle(target)
            .ifPresent(text -> faults.add(Fault.of(target.component(), "firmware-obstacle", text)));
        checkImage(target, faults);
      }
      waves.addAll(catalog.sequences().arrange(identity, update.order(targets)));
    }
    return waves;
  }

  private void checkImage(FirmwareTarget target, List<Fault> faults) {
    try {
      repository.open(target.image());
    } catch (NoSuchElementException e) {
      faults.add(
          Fault.of(
              target.fileName(),
              "image-unusable",
              "the image of " + target.title() + " cannot be used: " + e.getMessage()));
    }
  }

  private static BiosComparison bios(
      ConnectedServer connected,
      Identity identity,
      DeviceType deviceType,
      ProvisionRequest request,
      List<Fault> faults,
      List<String> notes) {
    if (!request.configureBios()) return NO_BIOS_CHANGE;
    Map<String, Object> wanted = deviceType.biosSettingsFor(identity);
    var intents = deviceType.biosIntentsFor(identity);
    if (wanted.isEmpty() && intents.isEmpty()) return NO_BIOS_CHANGE;
    var bios = connected.can(BiosConfiguration.class);
    if (bios.isEmpty()) {
      faults.add(
          Fault.of(
              connected.name(),
              "no-bios-configuration",
              "this BMC offers no BIOS attributes, but the device type wants "
                  + (wanted.size() + intents.size())
                  + " settings"));
      return NO_BIOS_CHANGE;
    }
    if (!intents.isEmpty()) wanted = withIntents(bios.get(), wanted, intents, faults);
    var comparison = bios.get().compare(wanted, deviceType.preserve());
    for (var fault : comparison.faults()) {
      faults.add(new Fault(fault.attribute(), fault.code(), fault.message(), fault.suggestions()));
    }
    if (comparison.alreadySo() > 0) {
      notes.add(comparison.alreadySo() + " of " + wanted.size() + " BIOS settings hold already");
    }
    return comparison;
  }

  /// What cannot be met is a fault of the plan: a wish is never dropped silently.
  private static Map<String, Object> withIntents(
      BiosConfiguration bios,
      Map<String, Object> wanted,
      Map<String, String> intents,
      List<Fault> faults) {
    var resolution = bios.resolve(intents, wanted);
    for (var unmet : resolution.unmet()) {
      var code = unmet.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      faults.add(new Fault(unmet.intent(), code, unmet.message(), unmet.suggestions()));
    }
    for (var conflict : resolution.conflicts()) {
      faults.add(Fault.of(conflict.attribute(), "conflict", conflict.message()));
    }
    var all = new LinkedHashMap<>(wanted);
    resolution.settings().forEach(all::putIfAbsent);
    return all;
  }

  private static Optional<DeviceType> deviceType(
      Server server, ProvisionRequest request, Catalog catalog, Identity identity) {
    var named = request.deviceType().or(server::deviceType);
    return named.isPresent() ? catalog.deviceType(named.get()) : catalog.deviceTypeFor(identity);
  }

  private static Fault noDeviceType(
      Server server, ProvisionRequest request, Catalog catalog, Identity identity) {
    var known = catalog.deviceTypes().stream().map(DeviceType::name).toList();
    var named = request.deviceType().or(server::deviceType);
    return named
        .map(name ->
            new Fault(
                server.name(),
                "unknown-device-type",
                "there is no device type \"" + name + "\"",
                known))
        .orElseGet(() ->
            new Fault(
                server.name(),
                "no-device-type",
                "no device type matches %s %s; name one"
                    .formatted(identity.vendor(), identity.model()),
                known));
  }
}
