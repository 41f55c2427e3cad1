package org.hwautomation.fleet.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.step.AwaitManager;
import org.hwautomation.fleet.step.CheckPreflight;
import org.hwautomation.fleet.step.CheckWindow;
import org.hwautomation.fleet.step.ConfirmFirmware;
import org.hwautomation.fleet.step.InstallFirmware;
import org.hwautomation.fleet.step.PlanSteps;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.fleet.step.ValidateServer;
import org.hwautomation.fleet.step.VerifyBios;
import org.hwautomation.fleet.step.VerifyFirmware;
import org.hwautomation.jobs.plan.Impact;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;

/// Lays out the six phases as steps. Pure: the same findings always give the same plan, so that an
/// approved hash means something.
final class ProvisioningPlanner {

  static final String OPERATION = "ProvisionFirmwareFirst";

  private final PlanSteps steps = new PlanSteps();
  private final ProvisionRequest request;

  private ProvisioningPlanner(ProvisionRequest request) {
    this.request = request;
  }

  /// @param waves firmware to install, in the driver's order; empty when everything is as wanted
  /// @param bios what to change in the BIOS; its faults were dealt with before
  /// @param changes the same, with how each setting is written
  static Plan plan(
      String serverName,
      Identity identity,
      List<InstallWave> waves,
      BiosComparison bios,
      List<SettingChange> changes,
      ProvisionRequest request,
      List<String> notes) {
    var planner = new ProvisioningPlanner(request);
    var targets = waves.stream().flatMap(wave -> wave.targets().stream()).toList();
    planner.preflight(identity, targets, bios);
    planner.analysis(targets);
    planner.firmware(waves);
    planner.bios(bios.passes(), changes);
    planner.validation(targets, bios);
    return new Plan(
        OPERATION, "Firmware first, then BIOS: " + serverName, planner.steps.all(), notes);
  }

  private void preflight(Identity identity, List<FirmwareTarget> targets, BiosComparison bios) {
    awaitWindow("window", Phase.PRE_FLIGHT);
    steps.add(
        "preflight",
        CheckPreflight.KIND,
        Phase.PRE_FLIGHT.title(),
        "Check that work can begin",
        "reachable, same machine, licences, out of POST, nobody else's job pending",
        new CheckPreflight(identity.serial(), !targets.isEmpty(), !bios.changes().isEmpty()),
        Duration.ofSeconds(20),
        Set.of(),
        OnFailure.STOP);
  }

  private void analysis(List<FirmwareTarget> targets) {
    steps.add(
        "firmware-confirm",
        ConfirmFirmware.KIND,
        Phase.FIRMWARE_ANALYSIS.title(),
        targets.isEmpty() ? "Firmware is as wanted" : "Compare firmware with the plan",
        targets.isEmpty()
            ? "no component differs from the baseline"
            : targets.stream().map(FirmwareTarget::title).collect(Collectors.joining(", ")),
        new ConfirmFirmware(targets),
        Duration.ofSeconds(15),
        Set.of(),
        OnFailure.STOP);
  }

  private void firmware(List<InstallWave> waves) {
    int number = 0;
    for (var wave : waves) {
      number++;
      awaitWindow("window-firmware-" + number, Phase.FIRMWARE_UPDATE);
      var items = new ArrayList<VerifyFirmware.Item>();
      for (var target : wave.targets()) {
        var key = "install-" + number + "-" + (items.size() + 1);
        items.add(new VerifyFirmware.Item(target, key));
        steps.add(
            key,
            InstallFirmware.KIND,
            Phase.FIRMWARE_UPDATE.title(),
            "Install " + target.title(),
            wave.reason(),
            new InstallFirmware(target, wave.activation()),
            typicalInstallation(target.kind()),
            wave.activation() == Activation.BMC_RESTARTS_ITSELF
                ? Set.of(Impact.FLASH, Impact.BMC_RESTART)
                : Set.of(Impact.FLASH),
            mayFail(target.kind()) ? OnFailure.CONTINUE : OnFailure.STOP);
      }
      activate(number, wave, items);
    }
  }

  private void activate(int number, InstallWave wave, List<VerifyFirmware.Item> items) {
    var installs = items.stream().map(VerifyFirmware.Item::installStep).toList();
    var what =
        wave.targets().stream()
            .map(target -> target.component() + " " + target.to())
            .collect(Collectors.joining(", "));
    switch (wave.activation()) {
      case NONE -> {}
      case BMC_RESTARTS_ITSELF, BMC_RESET -> {
        boolean ourReset = wave.activation() == Activation.BMC_RESET;
        steps.add(
            "bmc-await-" + number,
            AwaitManager.KIND,
            Phase.FIRMWARE_UPDATE.title(),
            ourReset ? "Restart the BMC and wait for it" : "Wait for the BMC to come back",
            ourReset
                ? "this BMC does not restart by itself after its update"
                : "the BMC restarts by itself after its update",
            new AwaitManager(ourReset, installs, wave.targets()),
            Duration.ofMinutes(4),
            ourReset ? Set.of(Impact.BMC_RESTART) : Set.of(),
            OnFailure.STOP);
      }
      case HOST_RESET, HOST_POWER_CYCLE ->
          restart("host-reset-" + number, Phase.REBOOT, "activates " + what, installs);
    }
    steps.add(
        "firmware-verify-" + number,
        VerifyFirmware.KIND,
        wave.activation() == Activation.HOST_RESET
                || wave.activation() == Activation.HOST_POWER_CYCLE
            ? Phase.REBOOT.title()
            : Phase.FIRMWARE_UPDATE.title(),
        "Read back " + what,
        "the version in the inventory is the evidence, not the task",
        new VerifyFirmware(items),
        Duration.ofSeconds(60),
        Set.of(),
        wave.targets().stream().allMatch(target -> mayFail(target.kind()))
            ? OnFailure.CONTINUE
            : OnFailure.STOP);
  }

  private void bios(int passes, List<SettingChange> all) {
    for (int pass = 1; pass <= passes; pass++) {
      var changes = changesOf(all, pass);
      if (changes.isEmpty()) continue;
      awaitWindow("window-bios-" + pass, Phase.BIOS_CONFIGURATION);
      var staged = stage(pass, changes);
      restart(
          "bios-reset-" + pass,
          Phase.BIOS_CONFIGURATION,
          "applies " + changes.size() + " BIOS settings",
          List.copyOf(staged.keySet()));
      staged.forEach((stage, group) ->
          steps.add(
              stage.replace("stage", "verify"),
              VerifyBios.KIND,
              Phase.BIOS_CONFIGURATION.title(),
              "Read back " + group.size() + " BIOS settings",
              "attribute by attribute",
              new VerifyBios(after(group), stage),
              Duration.ofSeconds(60),
              Set.of(),
              OnFailure.STOP));
    }
  }

  /// One step for the settings of each method. What is staged by whichever method is applied by the
  /// same restart.
  ///
  /// @return the settings of each step, by its key
  private Map<String, List<SettingChange>> stage(int pass, List<SettingChange> changes) {
    var byMethod = new LinkedHashMap<MethodUse, List<SettingChange>>();
    for (var change : changes) {
      byMethod.computeIfAbsent(change.method(), _ -> new ArrayList<>()).add(change);
    }
    var staged = new LinkedHashMap<String, List<SettingChange>>();
    for (var group : byMethod.values()) {
      var key = "bios-stage-" + pass + (staged.isEmpty() ? "" : "-" + (staged.size() + 1));
      steps.add(
          key,
          StageBios.KIND,
          Phase.BIOS_CONFIGURATION.title(),
          "Stage " + group.size() + " BIOS settings",
          group.stream().map(SettingChange::line).collect(Collectors.joining("; ")),
          new StageBios(after(group), group.getFirst().methods(), List.of()),
          Duration.ofSeconds(45),
          Set.of(Impact.SETTINGS),
          OnFailure.STOP);
      staged.put(key, group);
    }
    return staged;
  }

  private void validation(List<FirmwareTarget> targets, BiosComparison bios) {
    steps.add(
        "validate",
        ValidateServer.KIND,
        Phase.VALIDATION.title(),
        "Read the whole server again",
        "a job succeeds only when the machine itself shows the wanted state",
        new ValidateServer(targets, attributes(bios.changes())),
        Duration.ofSeconds(30),
        Set.of(),
        OnFailure.STOP);
  }

  private void restart(String key, Phase phase, String purpose, List<String> because) {
    awaitWindow("window-" + key, phase);
    steps.restart(key, phase.title(), purpose, because, request.gracefulLimit(), OnFailure.STOP);
  }

  private void awaitWindow(String key, Phase phase) {
    switch (request.when()) {
      case ApplyTime.NextWindow(var window) -> steps.awaitWindow(key, phase.title(), window);
      case ApplyTime.At(var _, var until) ->
          until.ifPresent(end ->
              steps.add(
                  key,
                  CheckWindow.KIND,
                  phase.title(),
                  "Check that the window is open",
                  "nothing is begun after " + end,
                  new CheckWindow(end),
                  Duration.ofSeconds(1),
                  Set.of(),
                  OnFailure.STOP));
      case ApplyTime.Now _, ApplyTime.NextReset _, ApplyTime.StageOnly _ -> {}
    }
  }

  /// The BMC and the BIOS carry everything that follows; without the others the server is still
  /// worth configuring.
  private static boolean mayFail(ComponentKind kind) {
    return switch (kind) {
      case BMC, BIOS -> false;
      case CPLD, STORAGE, NIC, DRIVE, PSU, OTHER -> true;
    };
  }

  /// Fact book 8.2.
  private static Duration typicalInstallation(ComponentKind kind) {
    return switch (kind) {
      case BMC -> Duration.ofMinutes(6);
      case BIOS -> Duration.ofMinutes(5);
      case CPLD, STORAGE, NIC, DRIVE, PSU, OTHER -> Duration.ofMinutes(2);
    };
  }

  private static List<SettingChange> changesOf(List<SettingChange> changes, int pass) {
    return changes.stream().filter(change -> change.difference().pass() == pass).toList();
  }

  private static Map<String, Object> after(List<SettingChange> changes) {
    return attributes(changes.stream().map(SettingChange::difference).toList());
  }

  /// Sorted, so that equal plans have equal hashes. When two passes touch one attribute, the later
  /// one counts.
  private static Map<String, Object> attributes(List<BiosDifference> changes) {
    var attributes = new TreeMap<String, Object>();
    for (var change : changes) attributes.put(change.attribute(), change.to());
    return attributes;
  }
}
