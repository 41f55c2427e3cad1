package org.hwautomation.fleet.bios.compliance;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.database.Conditions;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;

/// How the fleet stands with its rules, from the results that [ComplianceRenewal] keeps.
public final class Compliance {

  /// A broken rule is waived while its waiver lasts: decided now, so that no clockwork is late.
  private static final String OUTCOME =
      "CASE WHEN r.outcome = 'BROKEN' AND r.waived_until > :now THEN 'WAIVED' ELSE r.outcome END";

  private final Database database;
  private final InstantSource clock;

  public Compliance(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Groups with broken rules first.
  public List<ReportLine> report(Actor actor, ReportBy by) {
    actor.require(Permission.READ);
    return database
        .sql(
            """
            WITH worst AS (%s)
            SELECT key, count(*) FILTER (WHERE rank = 0) AS met,
              count(*) FILTER (WHERE rank = 3) AS broken,
              count(*) FILTER (WHERE rank = 1) AS waived,
              count(*) FILTER (WHERE rank = 2) AS unknown
            FROM worst GROUP BY key ORDER BY broken DESC, unknown DESC, key
            """
                .formatted(worst(by)))
        .param("now", Database.time(clock.instant()))
        .query((row, _) ->
            new ReportLine(
                Rows.text(row, "key"),
                row.getLong("met"),
                row.getLong("broken"),
                row.getLong("waived"),
                row.getLong("unknown")))
        .list();
  }

  /// How each server of a group stands at worst. Of one rule a server has one result; of all rules
  /// they are brought together before the server is looked at, not after.
  private static String worst(ReportBy by) {
    var rank =
        "CASE %s WHEN 'BROKEN' THEN 3 WHEN 'UNKNOWN' THEN 2 WHEN 'WAIVED' THEN 1 ELSE 0 END"
            .formatted(OUTCOME);
    return switch (by) {
      case RULE ->
          """
          SELECT %s AS key, %s AS rank FROM compliance_result r
          JOIN compliance_state c ON c.server_id = r.server_id
          """
              .formatted(by.column(), rank);
      case DEVICE_TYPE, SITE, VENDOR, MODEL ->
          """
          SELECT %s AS key, w.rank
          FROM (SELECT r.server_id, max(%s) AS rank FROM compliance_result r GROUP BY r.server_id) w
          JOIN server s ON s.id = w.server_id
          JOIN compliance_state c ON c.server_id = w.server_id
          """
              .formatted(by.column(), rank);
    };
  }

  /// By rule, then by the name of the server.
  public Page<ComplianceResult> results(Actor actor, ResultQuery query) {
    actor.require(Permission.READ);
    var rows = rows(query, " LIMIT " + (query.limit() + 1));
    return Page.of(rows, query.limit(), last -> Cursor.of(last).encoded());
  }

  /// @param limit part of the text, so that the database plans a page otherwise than all of them
  private List<ComplianceResult> rows(ResultQuery query, String limit) {
    var cursor = query.cursor().map(Cursor::decode);
    var conditions =
        new Conditions()
            .and(query.rule(), "r.rule = :rule", "rule")
            .and(query.outcome().map(Outcome::name), OUTCOME + " = :outcome", "outcome")
            .and(query.server(), "r.server_id = :server", "server")
            .and(query.site(), "s.site = :site", "site")
            .and(query.deviceType(), "c.device_type = :type", "type")
            .and(query.text(), "strpos(s.search_text, lower(:text)) > 0", "text")
            .and(
                cursor.map(Cursor::rule),
                "(r.rule, s.name) > (:afterRule, :afterName)",
                "afterRule")
            .with("afterName", cursor.map(Cursor::name).orElse(null))
            .with("now", Database.time(clock.instant()));
    return database
        .sql(
            """
            SELECT r.rule, u.title, u.severity, r.server_id, s.name, s.site, c.device_type,
              %s AS outcome, r.breaches, r.why, r.since, r.waived_until,
              coalesce(w.reason, '') AS reason, b.confirmed_at
            FROM compliance_result r
            JOIN compliance_rule u ON u.name = r.rule
            JOIN server s ON s.id = r.server_id
            JOIN compliance_state c ON c.server_id = r.server_id
            LEFT JOIN compliance_waiver w ON w.id = r.waiver
            LEFT JOIN bios_snapshot b ON b.id = c.snapshot_id
            %s ORDER BY r.rule, s.name%s
            """
                .formatted(OUTCOME, conditions.where(), limit))
        .params(conditions.parameters())
        .query(Compliance::result)
        .list();
  }

  /// What to set where, so that the broken ones of these are met.
  public List<Remedy> remedies(Actor actor, ResultQuery query) {
    actor.require(Permission.READ);
    return Remedy.of(rows(query.in(Outcome.BROKEN), ""));
  }

  private static ComplianceResult result(ResultSet row, int number) throws SQLException {
    return new ComplianceResult(
        Rows.text(row, "rule"),
        Rows.text(row, "title"),
        Severity.valueOf(Rows.text(row, "severity")),
        Rows.uuid(row, "server_id"),
        Rows.text(row, "name"),
        Rows.text(row, "site"),
        Rows.text(row, "device_type"),
        Outcome.valueOf(Rows.text(row, "outcome")),
        List.of(Json.read(Rows.text(row, "breaches"), Breach[].class)),
        Rows.text(row, "why"),
        Rows.instant(row, "since"),
        Optional.ofNullable(Rows.instantOrNull(row, "waived_until")),
        Rows.text(row, "reason"),
        Rows.instantOrNull(row, "confirmed_at"));
  }

  private record Cursor(String rule, String name) {

    static Cursor of(ComplianceResult last) {
      return new Cursor(last.rule(), last.serverName());
    }

    String encoded() {
      var text = rule + "/" + name;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String encoded) {
      try {
        var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        int slash = text.indexOf('/'); // no rule's name has one
        if (slash > 0) return new Cursor(text.substring(0, slash), text.substring(slash + 1));
      } catch (IllegalArgumentException _) {
        // told below
      }
      throw Problem.invalid(
          "bad-cursor",
          "The cursor \"%s\" is not one of this list.".formatted(encoded),
          "Hand back \"next\" of the page before as it came.");
    }
  }
}
