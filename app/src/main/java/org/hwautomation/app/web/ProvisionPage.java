package org.hwautomation.app.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.firmware.ComponentVerdict;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.provisioning.ServerPlan;
import org.hwautomation.fleet.window.Windows;
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
  private final Orders orders;
  private final Windows windows;
  private final Pages pages;

  ProvisionPage(
      Fleet fleet, Provisioning provisioning, Orders orders, Windows windows, Pages pages) {
    this.fleet = fleet;
    this.provisioning = provisioning;
    this.orders = orders;
    this.windows = windows;
    this.pages = pages;
  }

  /// Takes any part of a selection.
  @GetMapping("/provision")
  ResponseEntity<byte[]> ask(Actor actor, CsrfToken csrf, BiosSelection selection) {
    actor.require(Permission.READ);
    if (selection.isEmpty()) return Pages.seeOther("/servers");
    return show(actor, csrf, selection, ProvisionForm.EMPTY, null, null);
  }

  /// Few are read while somebody waits; many are planned in the background.
  @PostMapping("/provision/plan")
  ResponseEntity<byte[]> plan(
      Actor actor, CsrfToken csrf, BiosSelection selection, ProvisionForm form) {
    try {
      var chosen = selection.ids(fleet);
      if (chosen.size() > EachServer.FEW) return ordered(actor, chosen, form, Map.of(), true);
      var plans = provisioning.preview(actor, chosen, form.request());
      return show(actor, csrf, selection, form, plans, null);
    } catch (Problem problem) {
      return show(actor, csrf, selection, form, null, Notices.of(problem));
    }
  }

  /// @param approved `server id:plan hash`, as the page showed them
  @PostMapping("/provision/go")
  ResponseEntity<byte[]> go(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "plan") List<String> approved,
      ProvisionForm form) {
    var hashes = new LinkedHashMap<UUID, Sha256>();
    for (var pair : approved) {
      int colon = pair.indexOf(':');
      hashes.put(UUID.fromString(pair.substring(0, colon)), new Sha256(pair.substring(colon + 1)));
    }
    var servers = List.copyOf(hashes.keySet());
    if (servers.size() > 1) return ordered(actor, servers, form, hashes, false);
    var started =
        provisioning.start(actor, StartOrder.of(servers, form.request()).approving(hashes));
    return started
        .job()
        .map(job -> Pages.seeOther("/jobs/" + job))
        .orElseGet(() ->
            show(
                actor,
                csrf,
                BiosSelection.of(servers),
                form,
                null,
                started.problem().map(Notices::of).orElse(null)));
  }

  /// The order's page shows how far it is.
  private ResponseEntity<byte[]> ordered(
      Actor actor,
      List<UUID> servers,
      ProvisionForm form,
      Map<UUID, Sha256> approved,
      boolean held) {
    var order =
        StartOrder.of(servers, form.request())
            .approving(approved)
            .atOnce(form.when().serversAtOnce());
    return Pages.seeOther(
        "/orders/" + orders.accept(actor, provisioning.operation(), order, held).order().id());
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      BiosSelection selection,
      ProvisionForm form,
      @Nullable List<ServerPlan> plans,
      @Nullable Notice notice) {
    var servers = fleet.servers().all(selection.ids(fleet));
    var shown = plans == null ? List.<ServerPlan>of() : plans;
    long ready = shown.stream().filter(plan -> plan.plan().isPresent()).count();
    return pages.show(
        "provision",
        new ProvisionView(
            Pages.frame("Provision", "servers", actor, csrf),
            selection,
            servers.stream()
                .limit(BiosChangeView.NAMED)
                .map(s -> new ProvisionView.Target(s.id().toString(), s.name()))
                .toList(),
            servers.size(),
            fleet.catalogs().current().deviceTypes().stream().map(DeviceType::name).toList(),
            windows.list(actor).stream().map(one -> one.window().name()).toList(),
            form,
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

  private static List<String> row(SettingChange change) {
    var difference = change.difference();
    return List.of(
        difference.attribute(),
        String.valueOf(difference.from()),
        difference.to().toString(),
        difference.reason(),
        change.method().title() + ", because " + change.methodReason());
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
                List.of("Setting", "Now", "Wanted", "Why", "By"),
                plan.changes().stream().map(ProvisionPage::row).toList())),
        "",
        plan.plan().map(p -> PlannedPhases.of(p.steps())).orElse(List.of()));
  }
}
