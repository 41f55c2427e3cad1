package org.hwautomation.app.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.BiosChangePlan;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.change.BiosStartOrder;
import org.hwautomation.fleet.operation.Started;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
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
  private final Pages pages;

  BiosChangePage(Fleet fleet, BiosChanges changes, Pages pages) {
    this.fleet = fleet;
    this.changes = changes;
    this.pages = pages;
  }

  /// @param set `NAME=VALUE` each
  /// @param intent `INTENT=VALUE` each
  @GetMapping("/bios/change")
  ResponseEntity<byte[]> ask(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "server") List<String> servers,
      @RequestParam(name = "set", defaultValue = "") List<String> set,
      @RequestParam(name = "intent", defaultValue = "") List<String> intent,
      @RequestParam(defaultValue = "") String profile) {
    actor.require(Permission.READ);
    var ids = servers.stream().map(name -> fleet.servers().byIdOrName(name).id()).toList();
    return show(
        actor,
        csrf,
        new BiosWish(
            ids,
            String.join("\n", set),
            String.join("\n", intent),
            profile,
            BiosWish.When.NOW,
            "",
            "",
            false),
        null,
        null);
  }

  /// The dialog, filled in with the values of before a job.
  @GetMapping("/jobs/{id}/rollback")
  ResponseEntity<byte[]> rollBack(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    var request = changes.takingBack(actor, id);
    return show(
        actor,
        csrf,
        BiosWish.of(List.of(changes.subjectOf(id)), request.attributes()),
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
  ResponseEntity<byte[]> plan(Actor actor, CsrfToken csrf, BiosWish wish) {
    try {
      return show(actor, csrf, wish, changes.preview(actor, wish.servers(), wish.request()), null);
    } catch (Problem problem) {
      return show(actor, csrf, wish, null, Notices.of(problem));
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
    var started =
        changes.start(
            actor,
            new BiosStartOrder(
                List.copyOf(hashes.keySet()),
                wish.request(),
                hashes,
                BiosStartOrder.DEFAULT_PRIORITY,
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
        wish.of(refused.stream().map(Started::serverId).toList()),
        null,
        Notices.notStarted(refused, jobs.size()));
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      BiosWish wish,
      @Nullable List<BiosChangePlan> plans,
      @Nullable Notice notice) {
    var shown = plans == null ? List.<BiosChangePlan>of() : plans;
    long ready = shown.stream().filter(plan -> plan.plan().isPresent()).count();
    return pages.show(
        "bios-change",
        new BiosChangeView(
            Pages.frame("Change BIOS settings", "servers", actor, csrf),
            fleet.servers().all(wish.servers()).stream()
                .map(server -> new BiosChangeView.Target(server.id().toString(), server.name()))
                .toList(),
            wish,
            fleet.biosProfiles().list(actor).stream().map(one -> one.profile().name()).toList(),
            IntentCatalog.all().stream().map(BiosChangePage::offered).toList(),
            plans != null,
            shown.stream().map(BiosPlanViews::of).toList(),
            BiosPlanViews.summary(shown),
            "Change " + (ready == 1 ? "1 server" : ready + " servers"),
            ready > 0 && actor.may(Permission.CHANGE_SERVERS),
            notice));
  }

  private static String offered(Intent intent) {
    var values = intent.takesList() ? "a,b,…" : String.join(" | ", intent.values().keySet());
    return "%s = %s: %s".formatted(intent.name(), values, intent.sentence());
  }
}
