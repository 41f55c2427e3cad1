package org.hwautomation.app.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.compliance.Breach;
import org.hwautomation.fleet.bios.compliance.ComplianceResult;
import org.hwautomation.fleet.bios.compliance.Outcome;
import org.hwautomation.fleet.bios.compliance.Remedy;
import org.hwautomation.fleet.bios.compliance.ReportBy;
import org.hwautomation.fleet.bios.compliance.ReportLine;
import org.hwautomation.fleet.bios.compliance.ResultQuery;
import org.hwautomation.fleet.bios.compliance.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How the fleet and its servers stand with the compliance rules. Asks no BMC.
@RestController
@RequestMapping("/api/v1")
class BiosComplianceApi {

  private final Fleet fleet;
  private final BiosKeeping keeping;

  BiosComplianceApi(Fleet fleet, BiosKeeping keeping) {
    this.fleet = fleet;
    this.keeping = keeping;
  }

  /// @param servers each counted once, by the worst of its results
  record LineBody(String key, long servers, long met, long broken, long waived, long unknown) {

    static LineBody of(ReportLine line) {
      return new LineBody(
          line.key(), line.servers(), line.met(), line.broken(), line.waived(), line.unknown());
    }
  }

  /// @param why when it is unknown
  /// @param since when this was first seen
  /// @param waivedUntil of the last waiver; in the past when it expired
  /// @param readAt when the server's BIOS was last known to be as judged
  record ResultBody(
      String rule,
      String title,
      Severity severity,
      UUID serverId,
      String server,
      String site,
      String deviceType,
      Outcome outcome,
      List<Breach> breaches,
      String why,
      Instant since,
      @Nullable Instant waivedUntil,
      String waivedFor,
      @Nullable Instant readAt) {

    static ResultBody of(ComplianceResult result) {
      return new ResultBody(
          result.rule(),
          result.title(),
          result.severity(),
          result.server(),
          result.serverName(),
          result.site(),
          result.deviceType(),
          result.outcome(),
          result.breaches(),
          result.why(),
          result.since(),
          result.waivedUntil().orElse(null),
          result.waivedFor(),
          result.readAt());
    }
  }

  /// The body of a request for a plan that sets what is broken.
  record RemedyBody(
      List<String> servers, Map<String, Object> attributes, Map<String, String> intents) {

    static RemedyBody of(Remedy remedy) {
      return new RemedyBody(remedy.servers(), remedy.attributes(), remedy.intents());
    }
  }

  /// @param by `rule`, `site`, `device-type`, `vendor` or `model`
  @GetMapping("/bios/compliance")
  PageBody<LineBody> report(Actor actor, @RequestParam(defaultValue = "rule") String by) {
    return new PageBody<>(
        keeping.compliance().report(actor, ReportBy.of(by)).stream().map(LineBody::of).toList(),
        null);
  }

  @GetMapping("/bios/compliance/results")
  PageBody<ResultBody> results(
      Actor actor,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String deviceType,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit) {
    var query = query(rule, outcome, site, deviceType, text, cursor, limit);
    return PageBody.of(keeping.compliance().results(actor, query), ResultBody::of);
  }

  /// All of them for a spreadsheet.
  @GetMapping("/bios/compliance/results.csv")
  ResponseEntity<byte[]> export(
      Actor actor,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String deviceType,
      @RequestParam(required = false) @Nullable String text) {
    var csv =
        new Csv(
            "server",
            "site",
            "device type",
            "rule",
            "severity",
            "outcome",
            "details",
            "since",
            "waived until",
            "read at");
    var query = query(rule, outcome, site, deviceType, text, null, 1_000);
    var page = keeping.compliance().results(actor, query);
    while (true) {
      page.items().forEach(result -> csv.row(row(result)));
      if (page.next().isEmpty()) return csv.file("bios-compliance.csv");
      page = keeping.compliance().results(actor, query.after(page.next().get()));
    }
  }

  private static List<String> row(ComplianceResult result) {
    var cells = new ArrayList<String>();
    cells.add(result.serverName());
    cells.add(result.site());
    cells.add(result.deviceType());
    cells.add(result.rule());
    cells.add(result.severity().name());
    cells.add(result.outcome().name());
    cells.add(
        result.breaches().isEmpty()
            ? result.why()
            : result.breaches().stream()
                .map(one ->
                    "%s is %s, should be %s".formatted(one.attribute(), one.is(), one.should()))
                .collect(Collectors.joining("; ")));
    cells.add(result.since().toString());
    cells.add(result.waivedUntil().map(Instant::toString).orElse(""));
    cells.add(result.readAt() == null ? "" : result.readAt().toString());
    return cells;
  }

  /// What to set where: each answer is the body of a `POST /api/v1/bios/plans`.
  @GetMapping("/bios/compliance/remedies")
  PageBody<RemedyBody> remedies(
      Actor actor,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable String server) {
    actor.require(Permission.READ);
    var query = query(rule, null, null, null, null, null, 1_000);
    if (server != null) query = query.ofServer(fleet.servers().byIdOrName(server).id());
    return new PageBody<>(
        keeping.compliance().remedies(actor, query).stream().map(RemedyBody::of).toList(), null);
  }

  /// How one server stands with every rule that is for it.
  @GetMapping("/servers/{id}/bios/compliance")
  PageBody<ResultBody> ofServer(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return PageBody.of(
        keeping.compliance().results(actor, ResultQuery.all(1_000).ofServer(server.id())),
        ResultBody::of);
  }

  private static ResultQuery query(
      @Nullable String rule,
      @Nullable Outcome outcome,
      @Nullable String site,
      @Nullable String deviceType,
      @Nullable String text,
      @Nullable String cursor,
      int limit) {
    return new ResultQuery(
        Optional.ofNullable(rule),
        Optional.ofNullable(outcome),
        Optional.empty(),
        Optional.ofNullable(site),
        Optional.ofNullable(deviceType),
        Optional.ofNullable(text).filter(t -> !t.isBlank()),
        Optional.ofNullable(cursor),
        limit);
  }
}
