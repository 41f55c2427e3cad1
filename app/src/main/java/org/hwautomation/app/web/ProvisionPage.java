package org.hwautomation.app.web;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.firmware.ComponentVerdict;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.provisioning.FirmwarePolicy;
import org.hwautomation.fleet.provisioning.ProvisionRequest;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.provisioning.ServerPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The provision dialog: the wish, the plans with their reasons, go. What runs is what was seen, or
/// nothing.
@Controller
final class ProvisionPage {

  private final Fleet fleet;
  private final Provisioning provisioning;
  private final Pages pages;

  ProvisionPage(Fleet fleet, Provisioning provisioning, Pages pages) {
    this.fleet = fleet;
    this.provisioning = provisioning;
    this.pages = pages;
  }

  @GetMapping("/provision")
  ResponseEntity<byte[]> ask(
      Actor actor, CsrfToken csrf, @RequestParam(name = "server") List<UUID> servers) {
    actor.require(Permission.READ);
    return show(actor, csrf, servers, "", FirmwarePolicy.BASELINE, true, null, null);
  }

  @PostMapping("/provision/plan")
  ResponseEntity<byte[]> plan(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "server") List<UUID> servers,
      @RequestParam(defaultValue = "") String deviceType,
      @RequestParam(defaultValue = "BASELINE") FirmwarePolicy firmwarePolicy,
      @RequestParam(defaultValue = "false") boolean configureBios) {
    try {
      var plans =
          provisioning.preview(actor, servers, request(deviceType, firmwarePolicy, configureBios));
      return show(actor, csrf, servers, deviceType, firmwarePolicy, configureBios, plans, null);
    } catch (Problem problem) {
      return show(
          actor,
          csrf,
          servers,
          deviceType,
          firmwarePolicy,
          configureBios,
          null,
          Notices.of(problem));
    }
  }

  /// @param approved `server id:plan hash`, as the page showed them
  @PostMapping("/provision/go")
  ResponseEntity<byte[]> go(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "plan") List<String> approved,
      @RequestParam(defaultValue = "") String deviceType,
      @RequestParam(defaultValue = "BASELINE") FirmwarePolicy firmwarePolicy,
      @RequestParam(defaultValue = "false") boolean configureBios) {
    var hashes = new HashMap<UUID, Sha256>();
    for (var pair : approved) {
      int colon = pair.indexOf(':');
      hashes.put(UUID.fromString(pair.substring(0, colon)), new Sha256(pair.substring(colon + 1)));
    }
    var servers = List.copyOf(hashes.keySet());
    var started =
        provisioning.start(
            actor,
            new StartOrder<>(
                servers,
                request(deviceType, firmwarePolicy, configureBios),
                hashes,
                StartOrder.DEFAULT_PRIORITY,
                Optional.empty(),
                List.of()));
    var refused = started.stream().filter(one -> one.problem().isPresent()).toList();
    var jobs = started.stream().flatMap(one -> one.job().stream()).toList();
    if (refused.isEmpty()) {
      return Pages.seeOther(jobs.size() == 1 ? "/jobs/" + jobs.getFirst() : "/jobs");
    }
    return show(
        actor,
        csrf,
        refused.stream().map(Started::serverId).toList(),
        deviceType,
        firmwarePolicy,
        configureBios,
        null,
        Notices.notStarted(refused, jobs.size()));
  }

  private static ProvisionRequest request(
      String deviceType, FirmwarePolicy policy, boolean configureBios) {
    return new ProvisionRequest(
        Optional.of(deviceType).filter(name -> !name.isBlank()),
        policy,
        configureBios,
        false,
        ProvisionRequest.DEFAULT_GRACEFUL_LIMIT,
        false,
        Optional.empty());
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      List<UUID> ids,
      String deviceType,
      FirmwarePolicy policy,
      boolean configureBios,
      @Nullable List<ServerPlan> plans,
      @Nullable Notice notice) {
    var servers = fleet.servers().all(ids);
    var shown = plans == null ? List.<ServerPlan>of() : plans;
    long ready = shown.stream().filter(plan -> plan.plan().isPresent()).count();
    return pages.show(
        "provision",
        new ProvisionView(
            Pages.frame("Provision", "servers", actor, csrf),
            servers.stream()
                .map(s -> new ProvisionView.Target(s.id().toString(), s.name()))
                .toList(),
            fleet.catalogs().current().deviceTypes().stream().map(DeviceType::name).toList(),
            deviceType,
            policy.name(),
            configureBios,
            plans != null,
            shown.stream().map(ProvisionPage::plan).toList(),
            summary(shown, ready),
            "Provision " + (ready == 1 ? "1 server" : ready + " servers"),
            ready > 0 && actor.may(Permission.CHANGE_SERVERS),
            notice));
  }

  private static String summary(List<ServerPlan> plans, long ready) {
    long images = plans.stream().mapToLong(plan -> plan.firmware().targets().size()).sum();
    long settings = plans.stream().mapToLong(plan -> plan.bios().changes().size()).sum();
    long reboots =
        plans.stream().flatMap(p -> p.plan().stream()).mapToLong(p -> p.hostReboots()).sum();
    var who =
        ready == plans.size()
            ? ""
            : ready + " of " + plans.size() + " servers can be provisioned. ";
    if (images + settings == 0) {
      return who + "Firmware and BIOS are as wanted already; going only reads and verifies them.";
    }
    return who
        + String.join(
            ", ",
            counted(images, "firmware image"),
            counted(settings, "BIOS setting"),
            "at most " + counted(reboots, "host restart"))
        + ".";
  }

  private static String changes(ServerPlan plan) {
    int images = plan.firmware().targets().size();
    int settings = plan.bios().changes().size();
    if (images + settings == 0) return "";
    return plan.plan()
        .map(p ->
            String.join(
                " · ",
                counted(images, "image"),
                counted(settings, "setting"),
                counted(p.hostReboots(), "host restart"),
                "about " + Times.brief(p.expected())))
        .orElse("");
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static PlanCard plan(ServerPlan plan) {
    var changes = changes(plan);
    var outlook =
        !plan.faults().isEmpty()
            ? PlanCard.Outlook.CANNOT
            : changes.isEmpty() ? PlanCard.Outlook.NOTHING : PlanCard.Outlook.READY;
    return new PlanCard(
        plan.serverId().toString(),
        plan.server(),
        plan.deviceType(),
        outlook,
        switch (outlook) {
          case READY -> changes;
          case NOTHING -> "as wanted already";
          case CANNOT -> "cannot be provisioned";
        },
        plan.faults().isEmpty() ? plan.hash().map(Sha256::hex).orElse("") : "",
        plan.faults().stream().map(Fault::text).toList(),
        List.of(),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        List.of(
            new PlanCard.Table(
                "Firmware",
                List.of("Component", "Installed", "Wanted", "Why"),
                plan.firmware().verdicts().stream()
                    .filter(v -> v.decision() != ComponentVerdict.Decision.NOT_WANTED)
                    .map(v ->
                        List.of(
                            v.installed().component(),
                            v.installed().version(),
                            v.wanted(),
                            v.reason()))
                    .toList()),
            new PlanCard.Table(
                "BIOS",
                List.of("Setting", "Now", "Wanted", "Why"),
                plan.bios().changes().stream()
                    .map(c ->
                        List.of(
                            c.attribute(), String.valueOf(c.from()), c.to().toString(), c.reason()))
                    .toList())),
        "",
        plan.plan().map(p -> PlannedPhases.of(p.steps())).orElse(List.of()));
  }
}
