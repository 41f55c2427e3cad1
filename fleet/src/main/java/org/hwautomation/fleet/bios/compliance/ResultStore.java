package org.hwautomation.fleet.bios.compliance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.jspecify.annotations.Nullable;

/// Writes the `compliance_result` and `compliance_state` tables, many servers in one statement.
final class ResultStore {

  /// One server judged by one rule.
  record Judged(String rule, UUID server, Verdict verdict, Optional<Waiver> waiver) {}

  private record ResultRow(
      String rule,
      UUID server,
      String outcome,
      List<Breach> breaches,
      String why,
      @Nullable UUID waiver,
      @Nullable String until) {}

  private record StateRow(UUID server, @Nullable UUID snapshot, String facts, String type) {}

  private final Database database;

  ResultStore(Database database) {
    this.database = database;
  }

  /// One evaluation at a time, whichever process does it: held until the caller's transaction ends.
  void lock() {
    database
        .sql("SELECT true FROM (SELECT pg_advisory_xact_lock(hashtext('compliance_result'))) l")
        .query(Boolean.class)
        .single();
  }

  /// Those of the servers that are there, none of which can be removed until the caller's
  /// transaction ends.
  Set<UUID> hold(List<UUID> servers) {
    return new HashSet<>(
        database
            .sql(
                """
                SELECT id FROM server
                WHERE id IN (SELECT jsonb_array_elements_text(:ids::jsonb)::uuid)
                ORDER BY id FOR KEY SHARE
                """)
            .param("ids", Json.write(servers))
            .query(UUID.class)
            .list());
  }

  /// @return the revision of the newest rule; 0 when there is none
  long revision() {
    return database
        .sql("SELECT coalesce(max(revision), 0) FROM compliance_rule")
        .query(Long.class)
        .single();
  }

  /// Keeps what the servers were judged; results of these rules that are not among it are gone.
  void keep(
      List<StaleServers.Stale> servers,
      List<String> rules,
      List<Judged> judged,
      long revision,
      Instant now) {
    var rows = Json.write(judged.stream().map(ResultStore::row).toList());
    var ids = Json.write(servers.stream().map(stale -> stale.server().id()).toList());
    database
        .sql(
            """
            DELETE FROM compliance_result r
            USING jsonb_array_elements_text(:servers::jsonb) AS s (id)
            WHERE r.server_id = s.id::uuid AND r.rule IN (SELECT jsonb_array_elements_text(:rules::jsonb))
              AND NOT EXISTS (SELECT FROM jsonb_to_recordset(:rows::jsonb) AS n (rule text, server uuid)
                WHERE n.rule = r.rule AND n.server = r.server_id)
            """)
        .param("servers", ids)
        .param("rules", Json.write(rules))
        .param("rows", rows)
        .update();
    database
        .sql(
            """
            INSERT INTO compliance_result AS r
              (rule, server_id, outcome, breaches, why, since, waiver, waived_until)
            SELECT rule, server, outcome, breaches, why, :now, waiver, until
            FROM jsonb_to_recordset(:rows::jsonb) AS n (rule text, server uuid, outcome text,
              breaches jsonb, why text, waiver uuid, until timestamptz)
            ON CONFLICT (rule, server_id) DO UPDATE SET outcome = excluded.outcome,
              breaches = excluded.breaches, why = excluded.why, waiver = excluded.waiver,
              waived_until = excluded.waived_until,
              since = CASE r.outcome WHEN excluded.outcome THEN r.since ELSE excluded.since END
            WHERE (r.outcome, r.breaches, r.why, r.waiver, r.waived_until) IS DISTINCT FROM
              (excluded.outcome, excluded.breaches, excluded.why, excluded.waiver,
               excluded.waived_until)
            """)
        .param("rows", rows)
        .param("now", Database.time(now))
        .update();
    database
        .sql(
            """
            INSERT INTO compliance_state (server_id, snapshot_id, facts, device_type, revision)
            SELECT server, snapshot, facts, type, :revision
            FROM jsonb_to_recordset(:rows::jsonb) AS n (server uuid, snapshot uuid, facts text, type text)
            ON CONFLICT (server_id) DO UPDATE SET snapshot_id = excluded.snapshot_id,
              facts = excluded.facts, device_type = excluded.device_type,
              revision = excluded.revision
            """)
        .param("revision", revision)
        .param("rows", Json.write(servers.stream().map(ResultStore::state).toList()))
        .update();
  }

  private static ResultRow row(Judged judged) {
    var waiver = judged.waiver().map(Waiver::id).orElse(null);
    var until = judged.waiver().map(w -> w.expiresAt().toString()).orElse(null);
    return switch (judged.verdict()) {
      case Verdict.Met _ ->
          new ResultRow(judged.rule(), judged.server(), "MET", List.of(), "", waiver, until);
      case Verdict.Broken(var breaches) ->
          new ResultRow(judged.rule(), judged.server(), "BROKEN", breaches, "", waiver, until);
      case Verdict.Unknown(var why) ->
          new ResultRow(judged.rule(), judged.server(), "UNKNOWN", List.of(), why, waiver, until);
    };
  }

  private static StateRow state(StaleServers.Stale stale) {
    return new StateRow(
        stale.server().id(),
        stale.snapshot().orElse(null),
        stale.facts(),
        stale.server().deviceType());
  }
}
