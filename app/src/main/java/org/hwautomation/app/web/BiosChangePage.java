package org.hwautomation.app.web;

import static org.hwautomation.app.web.BiosPlanViews.counted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.BiosChangePlan;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerFacet;
import org.hwautomation.fleet.server.ServerFilter;
import org.hwautomation.fleet.window.Windows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Changing BIOS settings of one server or many: the wish, the plans with their reasons, go. What
/// runs is what was seen, or nothing.
@Controller
final class BiosChangePage {

  private final Fleet fleet;
  private final BiosChanges changes;
  private final BiosOperations operations;
  private final Orders orders;
  private final Windows windows;
  private final Pages pages;

  BiosChangePage(
      Fleet fleet,
      BiosChanges changes,
      BiosOperations operations,
      Orders orders,
      Windows windows,
      Pages pages) {
    this.operations = operations;
    this.windows = windows;
    this.orders = orders;
    this.fleet = fleet;
    this.changes = changes;
    this.pages = pages;
  }

  /// Takes any part of a selection and of a wish, and `set=NAME=VALUE` and `intent=NAME=VALUE` as
  /// often as wanted; `server` may be a name here.
  @GetMapping("/bios/change")
  ResponseEntity<byte[]> ask(
      Actor actor, CsrfToken csrf, @RequestParam MultiValueMap<String, String> parameters) {
    actor.require(Permission.READ);
    var servers =
        parameters.getOrDefault("server", List.of()).stream()
            .map(name -> fleet.servers().byIdOrName(name).id())
            .toList();
    return show(
        actor,
        csrf,
        new BiosSelection(
            servers,
            parameters.getFirst("names"),
            parameters.getFirst("text"),
            parameters.getFirst("tag"),
            parameters.getFirst("deviceType")),
        BiosWish.of(
            String.join("\n", parameters.getOrDefault("set", List.of())),
            String.join("\n", parameters.getOrDefault("intent", List.of())),
            parameters.getOrDefault("profile", List.of("")).getFirst()),
        null,
        null);
  }

  /// How many servers a selection that is still being written comes to.
  @PostMapping("/bios/change/count")
  ResponseEntity<String> count(Actor actor, BiosSelection selection) {
    actor.require(Permission.READ);
    try {
      return ResponseEntity.ok(
          selection.isEmpty()
              ? "None chosen yet."
              : counted(selection.ids(fleet).size(), "server") + " chosen.");
    } catch (Problem problem) {
      return ResponseEntity.ok(problem.getMessage());
    }
  }

  /// The dialog with another selection: that of the form, or with `choose` none yet.
  @PostMapping("/bios/change")
  ResponseEntity<byte[]> choose(
      Actor actor,
      CsrfToken csrf,
      BiosSelection selection,
      BiosWish wish,
      @RequestParam(defaultValue = "false") boolean choose) {
    actor.require(Permission.READ);
    return show(actor, csrf, choose ? BiosSelection.of(List.of()) : selection, wish, null, null);
  }

  /// The dialog, filled in with the values of before a job.
  @GetMapping("/jobs/{id}/rollback")
  ResponseEntity<byte[]> rollBack(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    if (operations.takesBack(id)) {
      return Pages.seeOther("/servers/" + operations.subjectOf(id) + "/bios/operations?job=" + id);
    }
    var request = changes.takingBack(actor, id);
    return show(
        actor,
        csrf,
        BiosSelection.of(List.of(changes.subjectOf(id))),
        BiosWish.of(
            request.attributes().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("\n")),
            "",
            ""),
        null,
        new Notice(
            Tone.NEUTRAL,
            "Values of before the job",
            "These are the settings that the job changed, as they were before it. Look at the plan,"
                + " then go.",
            List.of(),
            ""));
  }

  @PostMapping("/bios/change/plan")
  ResponseEntity<byte[]> plan(Actor actor, CsrfToken csrf, BiosSelection selection, BiosWish wish) {
    try {
      var chosen = selection.ids(fleet);
      if (chosen.size() > EachServer.FEW) return ordered(actor, chosen, wish, Map.of(), true);
      var plans = changes.preview(actor, chosen, wish.request());
      return show(actor, csrf, selection, wish, plans, null);
    } catch (Problem problem) {
      return show(actor, csrf, selection, wish, null, Notices.of(problem));
    }
  }

  /// @param approved `server id:plan hash`, as the page showed them
  @PostMapping("/bios/change/go")
  ResponseEntity<byte[]> go(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "plan") List<String> approved,
      BiosWish wish) {
    var hashes = new LinkedHashMap<UUID, Sha256>();
    for (var pair : approved) {
      int colon = pair.indexOf(':');
      hashes.put(UUID.fromString(pair.substring(0, colon)), new Sha256(pair.substring(colon + 1)));
    }
    if (hashes.size() > 1) {
      return ordered(actor, List.copyOf(hashes.keySet()), wish, hashes, false);
    }
    var server = hashes.keySet().iterator().next();
    var started =
        changes.start(actor, StartOrder.of(List.of(server), wish.request()).approving(hashes));
    return started
        .job()
        .map(job -> Pages.seeOther("/jobs/" + job))
        .orElseGet(() ->
            show(
                actor,
                csrf,
                BiosSelection.of(List.of(server)),
                wish,
                null,
                started.problem().map(Notices::of).orElse(null)));
  }

  /// Many are planned and begun in the background; the order's page shows how far that is.
  private ResponseEntity<byte[]> ordered(
      Actor actor, List<UUID> servers, BiosWish wish, Map<UUID, Sha256> approved, boolean held) {
    var order =
        StartOrder.of(servers, wish.request()).approving(approved).atOnce(wish.serversAtOnce());
    return Pages.seeOther(
        "/orders/" + orders.accept(actor, changes.operation(), order, held).order().id());
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      BiosSelection selection,
      BiosWish wish,
      @Nullable List<BiosChangePlan> plans,
      @Nullable Notice notice) {
    var shown = plans == null ? List.<BiosChangePlan>of() : plans;
    long ready = shown.stream().filter(plan -> plan.plan().isPresent()).count();
    var chosen = List.<Server>of();
    var wrong = notice;
    try {
      if (!selection.isEmpty()) chosen = fleet.servers().all(selection.ids(fleet));
    } catch (Problem problem) {
      wrong = Notices.of(problem);
    }
    return pages.show(
        "bios-change",
        new BiosChangeView(
            Pages.frame("Change BIOS settings", "servers", actor, csrf),
            selection,
            chosen.isEmpty() ? choices() : BiosChangeView.Choices.NONE,
            targets(chosen),
            chosen.size(),
            wish,
            fleet.biosProfiles().list(actor).stream().map(one -> one.profile().name()).toList(),
            IntentCatalog.all(),
            windows.list(actor).stream().map(one -> one.window().name()).toList(),
            plans != null,
            shown.stream().map(BiosPlanViews::of).toList(),
            BiosPlanViews.summary(shown),
            "Change " + counted(ready, "server"),
            ready > 0 && actor.may(Permission.CHANGE_SERVERS),
            wrong));
  }

  private BiosChangeView.Choices choices() {
    var facets = fleet.servers().facets(ServerFilter.text(""));
    return new BiosChangeView.Choices(
        facets.of(ServerFacet.TAG).stream().map(count -> count.value()).toList(),
        facets.of(ServerFacet.DEVICE_TYPE).stream()
            .map(count -> count.value())
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static List<BiosChangeView.Target> targets(List<Server> servers) {
    return servers.stream()
        .limit(BiosChangeView.NAMED)
        .map(server -> new BiosChangeView.Target(server.id().toString(), server.name()))
        .toList();
  }
}
