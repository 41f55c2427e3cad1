package org.hwautomation.app.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosChangePlan;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.change.BiosStartOrder;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
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

  /// The form as it was filled in.
  ///
  /// @param settings `NAME=VALUE`, one a line
  record Wish(
      List<UUID> servers,
      String settings,
      String intents,
      String profile,
      String apply,
      String at,
      String until,
      boolean autoRollback) {}

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
        new Wish(
            ids, String.join("\n", set), String.join("\n", intent), profile, "NOW", "", "", false),
        null,
        null);
  }

  /// The dialog, filled in with the values of before a job.
  @GetMapping("/jobs/{id}/rollback")
  ResponseEntity<byte[]> rollBack(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    var request = changes.takingBack(actor, id);
    var settings = new ArrayList<String>();
    request.attributes().forEach((name, value) -> settings.add(name + "=" + value));
    return show(
        actor,
        csrf,
        new Wish(
            List.of(changes.subjectOf(id)),
            String.join("\n", settings),
            "",
            "",
            "NOW",
            "",
            "",
            false),
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
  ResponseEntity<byte[]> plan(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "server") List<UUID> servers,
      @RequestParam(defaultValue = "") String settings,
      @RequestParam(defaultValue = "") String intents,
      @RequestParam(defaultValue = "") String profile,
      @RequestParam(defaultValue = "NOW") String apply,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "false") boolean autoRollback) {
    var wish = new Wish(servers, settings, intents, profile, apply, at, until, autoRollback);
    try {
      return show(actor, csrf, wish, changes.preview(actor, servers, request(wish)), null);
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
      @RequestParam(defaultValue = "") String settings,
      @RequestParam(defaultValue = "") String intents,
      @RequestParam(defaultValue = "") String profile,
      @RequestParam(defaultValue = "NOW") String apply,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "false") boolean autoRollback) {
    var hashes = new LinkedHashMap<UUID, Sha256>();
    for (var pair : approved) {
      int colon = pair.indexOf(':');
      hashes.put(UUID.fromString(pair.substring(0, colon)), new Sha256(pair.substring(colon + 1)));
    }
    var wish =
        new Wish(
            List.copyOf(hashes.keySet()),
            settings,
            intents,
            profile,
            apply,
            at,
            until,
            autoRollback);
    var started =
        changes.start(
            actor,
            new BiosStartOrder(
                wish.servers(),
                request(wish),
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
        new Wish(
            refused.stream().map(Started::serverId).toList(),
            settings,
            intents,
            profile,
            apply,
            at,
            until,
            autoRollback),
        null,
        Notices.notStarted(refused, jobs.size()));
  }

  private static BiosChangeRequest request(Wish wish) {
    return new BiosChangeRequest(
        new LinkedHashMap<>(pairs(wish.settings(), "settings")),
        pairs(wish.intents(), "intents"),
        Optional.of(wish.profile()).filter(name -> !name.isBlank()),
        List.of(),
        applyTime(wish),
        wish.autoRollback() ? RollbackPolicy.ON_FAILURE : RollbackPolicy.BY_HAND,
        BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT);
  }

  private static ApplyTime applyTime(Wish wish) {
    return switch (wish.apply()) {
      case "NEXT_RESET" -> new ApplyTime.NextReset();
      case "STAGE_ONLY" -> new ApplyTime.StageOnly();
      case "AT" ->
          new ApplyTime.At(
              moment(wish.at()),
              Optional.of(wish.until())
                  .filter(text -> !text.isBlank())
                  .map(BiosChangePage::moment));
      default -> ApplyTime.NOW;
    };
  }

  /// As a browser's `datetime-local` writes it; the page says that it is UTC.
  private static Instant moment(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "no-time", "\"%s\" is no date and time.".formatted(text), "Choose when to begin.");
    }
  }

  private static Map<String, String> pairs(String lines, String field) {
    var pairs = new LinkedHashMap<String, String>();
    for (var line : lines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw Problem.invalid(
            "not-a-pair",
            "\"%s\" in %s is not NAME=VALUE.".formatted(line, field),
            "Write one NAME=VALUE a line.");
      }
      pairs.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return pairs;
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      Wish wish,
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
            wish.settings(),
            wish.intents(),
            wish.profile(),
            fleet.biosProfiles().list(actor).stream().map(one -> one.profile().name()).toList(),
            IntentCatalog.all().stream().map(BiosChangePage::offered).toList(),
            wish.apply(),
            wish.at(),
            wish.until(),
            wish.autoRollback(),
            plans != null,
            shown.stream().map(BiosChangePage::plan).toList(),
            summary(shown, ready),
            "Change " + (ready == 1 ? "1 server" : ready + " servers"),
            ready > 0 && actor.may(Permission.CHANGE_SERVERS),
            notice));
  }

  private static String offered(Intent intent) {
    var values = intent.takesList() ? "a,b,…" : String.join(" | ", intent.values().keySet());
    return "%s = %s: %s".formatted(intent.name(), values, intent.sentence());
  }

  private static String summary(List<BiosChangePlan> plans, long ready) {
    long settings = plans.stream().mapToLong(plan -> plan.changes().size()).sum();
    long reboots = plans.stream().mapToLong(BiosChangePlan::hostReboots).sum();
    long done = plans.stream().filter(BiosChangePlan::changesNothing).count();
    var parts = new ArrayList<String>();
    if (done > 0) parts.add(done + (done == 1 ? " server has" : " servers have") + " it already");
    long faulty = plans.size() - ready - done;
    if (faulty > 0) parts.add(faulty + " cannot be changed as asked");
    if (ready > 0) {
      parts.add(
          "%s on %s, %s"
              .formatted(
                  counted(settings, "setting"),
                  counted(ready, "server"),
                  counted(reboots, "host restart")));
    }
    return String.join("; ", parts) + (parts.isEmpty() ? "" : ".");
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static BiosChangeView.PlanView plan(BiosChangePlan plan) {
    return new BiosChangeView.PlanView(
        plan.serverId().toString(),
        plan.server(),
        plan.hash().map(Sha256::hex).orElse(""),
        plan.plan()
            .map(p ->
                "%s · %s · about %s"
                    .formatted(
                        counted(plan.changes().size(), "setting"),
                        counted(p.hostReboots(), "host restart"),
                        Times.brief(p.expected())))
            .orElse(""),
        plan.changes().stream()
            .map(change ->
                List.of(
                    change.difference().displayName(),
                    change.difference().attribute(),
                    String.valueOf(change.difference().from()),
                    String.valueOf(change.difference().to()),
                    change.method().title(),
                    change.difference().reason()))
            .toList(),
        plan.changes().stream()
            .flatMap(change -> change.risks().stream())
            .distinct()
            .map(BiosRisk::text)
            .toList(),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        plan.faults().stream().map(Fault::text).toList(),
        plan.plan().isPresent() ? plan.wayBack() : "",
        plan.plan().map(p -> PlannedPhases.of(p.steps())).orElse(List.of()));
  }
}
