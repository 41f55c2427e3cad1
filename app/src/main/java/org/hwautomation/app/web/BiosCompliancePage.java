package org.hwautomation.app.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.compliance.ReportBy;
import org.hwautomation.fleet.bios.compliance.ReportLine;
import org.hwautomation.fleet.bios.compliance.RuleScope;
import org.hwautomation.fleet.bios.compliance.StoredRule;
import org.hwautomation.fleet.bios.compliance.Waiver;
import org.hwautomation.fleet.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How the fleet stands with its BIOS rules, by rule, site, device type, vendor or model.
@Controller
final class BiosCompliancePage {

  private final Fleet fleet;
  private final BiosKeeping keeping;
  private final Pages pages;
  private final Clock clock;

  BiosCompliancePage(Fleet fleet, BiosKeeping keeping, Pages pages, Clock clock) {
    this.fleet = fleet;
    this.keeping = keeping;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/bios/compliance")
  ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, @RequestParam(defaultValue = "rule") String by) {
    return show(actor, csrf, ReportBy.of(by), "", null);
  }

  @PostMapping("/bios/compliance/rules")
  ResponseEntity<byte[]> importRules(
      Actor actor, CsrfToken csrf, @RequestParam(defaultValue = "") String yaml) {
    try {
      var saved = keeping.rules().importYaml(actor, "rules.yaml", yaml);
      keeping.renewSoon();
      return show(
          actor,
          csrf,
          ReportBy.RULE,
          "",
          Notice.good(
              saved.size() == 1 ? "1 rule was saved." : saved.size() + " rules were saved."));
    } catch (Problem problem) {
      return show(actor, csrf, ReportBy.RULE, yaml, Notices.of(problem));
    }
  }

  @PostMapping("/bios/compliance/waivers/withdraw")
  ResponseEntity<byte[]> withdraw(Actor actor, @RequestParam UUID id) {
    keeping.waivers().withdraw(actor, id);
    keeping.renewSoon();
    return Pages.seeOther("/bios/compliance");
  }

  private ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, ReportBy by, String yaml, @Nullable Notice notice) {
    actor.require(Permission.READ);
    var rules = new HashMap<String, StoredRule>();
    keeping.rules().list(actor).forEach(rule -> rules.put(rule.rule().name(), rule));
    var lines = keeping.compliance().report(actor, by);
    return pages.show(
        "biosCompliance",
        new BiosComplianceView(
            Pages.frame("BIOS compliance", "bios", actor, csrf),
            tiles(actor, by, lines, rules.size()),
            chips(by),
            word(by),
            lines.stream().map(line -> standing(by, line, rules)).toList(),
            waivers(actor),
            yaml,
            notice));
  }

  private List<DashboardView.Tile> tiles(
      Actor actor, ReportBy by, List<ReportLine> lines, int rules) {
    // A server is in one site, of one model and so on, but under many rules: where it is counted
    // once, the sum is right.
    var once = by == ReportBy.RULE ? keeping.compliance().report(actor, ReportBy.SITE) : lines;
    var all =
        once.stream()
            .reduce(
                new ReportLine("", 0, 0, 0, 0),
                (a, b) ->
                    new ReportLine(
                        "",
                        a.met() + b.met(),
                        a.broken() + b.broken(),
                        a.waived() + b.waived(),
                        a.unknown() + b.unknown()));
    var drift = keeping.drifts().count(actor);
    return List.of(
        new DashboardView.Tile(
            "Keep every rule",
            number(all.met()),
            "of %s servers with %s".formatted(number(all.servers()), rules(rules)),
            all.met() == 0 ? Tone.NEUTRAL : Tone.GOOD,
            "/bios/compliance?by=site"),
        new DashboardView.Tile(
            "Break a rule",
            number(all.broken()),
            all.broken() == 0 ? "none" : all.waived() + " more are waived",
            all.broken() > 0 ? Tone.BAD : all.servers() == 0 ? Tone.NEUTRAL : Tone.GOOD,
            "/bios/compliance"),
        new DashboardView.Tile(
            "Unknown",
            number(all.unknown()),
            all.unknown() > 0
                ? "never counted as kept"
                : all.servers() == 0 ? "no rule is for any server" : "all were read",
            all.unknown() > 0 ? Tone.WARN : all.servers() == 0 ? Tone.NEUTRAL : Tone.GOOD,
            "/bios/compliance"),
        new DashboardView.Tile(
            "Drifted",
            number(drift.servers()),
            drift.attributes() == 0
                ? "no drift is known"
                : "%s %s, %s by somebody else"
                    .formatted(
                        number(drift.attributes()),
                        drift.attributes() == 1 ? "setting" : "settings",
                        number(drift.others())),
            drift.servers() == 0 ? Tone.NEUTRAL : Tone.WARN,
            "/bios/drift"));
  }

  private static String rules(int count) {
    return count == 1 ? "1 rule" : count + " rules";
  }

  private static Standing standing(ReportBy by, ReportLine line, Map<String, StoredRule> rules) {
    return switch (by) {
      case RULE -> {
        var rule = Optional.ofNullable(rules.get(line.key())).map(StoredRule::rule);
        yield Standing.of(
            line,
            rule.map(one -> one.title()).orElse(line.key()),
            "/bios/rules/" + line.key(),
            rule.map(one -> one.severity().name().toLowerCase(Locale.ROOT)).orElse(""));
      }
      case SITE -> Standing.of(line, named(line), filtered("site", line), "");
      case DEVICE_TYPE -> Standing.of(line, named(line), "/device-types", "");
      case VENDOR -> Standing.of(line, named(line), filtered("vendor", line), "");
      case MODEL -> Standing.of(line, named(line), filtered("model", line), "");
    };
  }

  private static String named(ReportLine line) {
    return line.key().isEmpty() ? "none" : line.key();
  }

  private static String filtered(String name, ReportLine line) {
    return new Query("/servers", List.of()).with(name, line.key()).href();
  }

  private static List<Chip> chips(ReportBy chosen) {
    return Arrays.stream(ReportBy.values())
        .map(by -> new Chip(word(by), 0, by == chosen, "/bios/compliance?by=" + by.text()))
        .toList();
  }

  private static String word(ReportBy by) {
    return switch (by) {
      case RULE -> "Rule";
      case DEVICE_TYPE -> "Device type";
      case SITE -> "Site";
      case VENDOR -> "Vendor";
      case MODEL -> "Model";
    };
  }

  private List<BiosComplianceView.WaiverLine> waivers(Actor actor) {
    var now = clock.instant();
    var waivers = keeping.waivers().list(actor);
    var names = new HashMap<UUID, String>();
    for (Server server :
        fleet.servers().all(waivers.stream().flatMap(one -> one.server().stream()).toList())) {
      names.put(server.id(), server.name());
    }
    return waivers.stream()
        .map(one ->
            new BiosComplianceView.WaiverLine(
                one.id().toString(),
                one.rule(),
                covers(one, names),
                Times.moment(one.expiresAt()),
                one.expired(now),
                one.grantedBy(),
                one.reason()))
        .toList();
  }

  private static String covers(Waiver waiver, Map<UUID, String> names) {
    return waiver
        .server()
        .map(id -> names.getOrDefault(id, id.toString()))
        .orElseGet(() -> words(waiver.scope().orElseThrow()));
  }

  static String words(RuleScope scope) {
    if (scope.isEverywhere()) return "every server";
    var parts = new java.util.ArrayList<String>();
    add(parts, "vendor", scope.vendor());
    add(parts, "model", scope.model());
    add(parts, "device type", scope.deviceType());
    add(parts, "tag", scope.tag());
    add(parts, "site", scope.site());
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String what, List<String> globs) {
    if (!globs.isEmpty()) parts.add(what + " " + String.join(" or ", globs));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
