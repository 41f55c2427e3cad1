package org.hwautomation.app.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.compliance.Breach;
import org.hwautomation.fleet.bios.compliance.ComplianceResult;
import org.hwautomation.fleet.bios.compliance.Outcome;
import org.hwautomation.fleet.bios.compliance.Remedy;
import org.hwautomation.fleet.bios.compliance.ReportBy;
import org.hwautomation.fleet.bios.compliance.ReportLine;
import org.hwautomation.fleet.bios.compliance.Requirement;
import org.hwautomation.fleet.bios.compliance.ResultQuery;
import org.hwautomation.fleet.bios.compliance.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One rule: what it wants, who keeps it, who breaks it, and the way to mend that.
@Controller
final class BiosRulePage {

  private static final int PAGE = 100;

  /// Of the filter, where nothing chosen means what is broken.
  private static final String EVERYTHING = "ALL";

  private final Fleet fleet;
  private final BiosKeeping keeping;
  private final Pages pages;
  private final Clock clock;

  BiosRulePage(Fleet fleet, BiosKeeping keeping, Pages pages, Clock clock) {
    this.fleet = fleet;
    this.keeping = keeping;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/bios/rules/{name}")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(required = false) @Nullable String after) {
    return show(actor, csrf, name, text, outcome, after, null);
  }

  @PostMapping("/bios/rules/{name}/waive")
  ResponseEntity<byte[]> waive(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String name,
      @RequestParam String server,
      @RequestParam String reason,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
    try {
      keeping
          .waivers()
          .grant(
              actor,
              name,
              fleet.servers().byIdOrName(server.strip()).id(),
              reason,
              until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      keeping.renewSoon();
      return Pages.seeOther("/bios/rules/" + name);
    } catch (Problem problem) {
      return show(actor, csrf, name, "", "", null, Notices.of(problem));
    }
  }

  @PostMapping("/bios/rules/{name}/remove")
  ResponseEntity<byte[]> remove(Actor actor, @PathVariable String name) {
    keeping.rules().remove(actor, name);
    return Pages.seeOther("/bios/compliance");
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      String name,
      String text,
      String shown,
      @Nullable String after,
      @Nullable Notice notice) {
    var stored = keeping.rules().find(actor, name);
    var rule = stored.rule();
    var line =
        keeping.compliance().report(actor, ReportBy.RULE).stream()
            .filter(one -> one.key().equals(name))
            .findFirst();
    var outcome = outcome(shown, line);
    var page = keeping.compliance().results(actor, query(name, text, outcome, after));
    var query = new Query("/bios/rules/" + name, List.of()).with("text", text);
    var chosen = query.with("outcome", shown);
    return pages.show(
        "biosRule",
        new BiosRuleView(
            Pages.frame(rule.title(), "bios", actor, csrf),
            name,
            rule.title(),
            severity(rule.severity()),
            BiosCompliancePage.words(rule.scope()),
            requires(rule.requirement()),
            "%s, %s".formatted(stored.updatedBy(), Times.moment(stored.updatedAt())),
            line.map(one -> Standing.of(one, "", "", "")).orElse(null),
            line.map(one -> chips(one, query, outcome)).orElse(List.of()),
            text,
            shown,
            page.items().stream().map(this::row).toList(),
            line.filter(one -> one.broken() > 0).map(_ -> mends(actor, name)).orElse(List.of()),
            page.next().map(next -> chosen.with("after", next).href()).orElse(""),
            "/api/v1/bios/compliance/results.csv?rule=" + name,
            notice));
  }

  /// Who comes to a rule comes for what is broken.
  private static @Nullable Outcome outcome(String shown, Optional<ReportLine> line) {
    for (var outcome : Outcome.values()) if (outcome.name().equals(shown)) return outcome;
    boolean broken = line.filter(one -> one.broken() > 0).isPresent();
    return shown.isEmpty() && broken ? Outcome.BROKEN : null;
  }

  private static ResultQuery query(
      String rule, String text, @Nullable Outcome outcome, @Nullable String after) {
    return new ResultQuery(
        Optional.of(rule),
        Optional.ofNullable(outcome),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(text).filter(t -> !t.isBlank()),
        Optional.ofNullable(after),
        PAGE);
  }

  private static List<Chip> chips(ReportLine line, Query query, @Nullable Outcome chosen) {
    var chips = new ArrayList<Chip>();
    for (var outcome : List.of(Outcome.BROKEN, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.MET)) {
      long count =
          switch (outcome) {
            case MET -> line.met();
            case BROKEN -> line.broken();
            case WAIVED -> line.waived();
            case UNKNOWN -> line.unknown();
          };
      boolean on = outcome == chosen;
      var href = query.with("outcome", on ? EVERYTHING : outcome.name()).href();
      if (count > 0 || on) chips.add(new Chip(word(outcome), count, on, href));
    }
    return chips;
  }

  private BiosRuleView.Row row(ComplianceResult result) {
    var mend = Remedy.of(List.of(result));
    return new BiosRuleView.Row(
        result.serverName(),
        "/servers/" + result.server(),
        result.site(),
        result.deviceType(),
        badge(result.outcome()),
        details(result),
        Times.moment(result.since()),
        result.readAt() == null
            ? "never"
            : Times.rough(Duration.between(result.readAt(), clock.instant())) + " ago",
        mend.isEmpty() ? "" : BiosChangeLink.of(mend.getFirst()));
  }

  private String details(ComplianceResult result) {
    var parts = new ArrayList<String>();
    for (var breach : result.breaches()) parts.add(words(breach));
    if (!result.why().isEmpty()) parts.add(result.why());
    result
        .waivedUntil()
        .filter(_ -> result.outcome() == Outcome.BROKEN || result.outcome() == Outcome.WAIVED)
        .ifPresent(until -> {
          var lasts = until.isAfter(clock.instant());
          parts.add(
              "%s %s (%s)"
                  .formatted(
                      lasts ? "waived until" : "its waiver expired on",
                      Times.moment(until),
                      result.waivedFor()));
        });
    return String.join("; ", parts);
  }

  private static String words(Breach breach) {
    if (breach.attribute().isEmpty()) return breach.obstacle();
    var should = breach.should().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    var text = "%s is %s, should be %s".formatted(breach.attribute(), breach.is(), should);
    return breach.obstacle().isEmpty() ? text : text + " (" + breach.obstacle() + ")";
  }

  /// Those that help most servers first.
  private List<BiosRuleView.Mend> mends(Actor actor, String rule) {
    return keeping.compliance().remedies(actor, ResultQuery.all(1_000).ofRule(rule)).stream()
        .sorted(java.util.Comparator.comparingInt(remedy -> -remedy.servers().size()))
        .map(remedy -> {
          var sets = new ArrayList<String>();
          remedy.intents().forEach((name, value) -> sets.add(name + ": " + value));
          remedy.attributes().forEach((name, value) -> sets.add(name + " = " + value));
          return new BiosRuleView.Mend(
              String.join(", ", sets),
              remedy.servers().size(),
              BiosChangeLink.of(remedy),
              remedy.servers().size() > BiosChangeLink.MOST);
        })
        .toList();
  }

  private static List<String> requires(Requirement requirement) {
    var lines = new ArrayList<String>();
    requirement.intents().forEach((name, value) -> lines.add(name + ": " + value));
    requirement
        .attributes()
        .forEach((name, allowed) ->
            lines.add(
                name
                    + " = "
                    + allowed.stream().map(String::valueOf).collect(Collectors.joining(" or "))));
    return lines;
  }

  static Badge severity(Severity severity) {
    var word = severity.name().toLowerCase(Locale.ROOT);
    return switch (severity) {
      case INFO -> new Badge(word, Tone.NEUTRAL);
      case WARNING -> new Badge(word, Tone.WARN);
      case CRITICAL -> new Badge(word, Tone.BAD);
    };
  }

  static Badge badge(Outcome outcome) {
    return switch (outcome) {
      case MET -> new Badge(word(outcome), Tone.GOOD);
      case BROKEN -> new Badge(word(outcome), Tone.BAD);
      case WAIVED -> new Badge(word(outcome), Tone.BUSY);
      case UNKNOWN -> new Badge(word(outcome), Tone.WARN);
    };
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
