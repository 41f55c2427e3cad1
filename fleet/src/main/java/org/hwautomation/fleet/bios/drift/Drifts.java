package org.hwautomation.fleet.bios.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.database.Conditions;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// The list of drift, and what would undo it.
public final class Drifts {

  private final Database database;

  public Drifts(Database database) {
    this.database = database;
  }

  /// Open drift.
  ///
  /// @param servers how many have any
  /// @param others how many attributes were changed by somebody else
  /// @param ours how many by our jobs
  public record Count(long servers, long attributes, long others, long ours) {}

  public Count count(Actor actor) {
    actor.require(Permission.READ);
    return database
        .sql(
            """
            SELECT count(DISTINCT server_id) AS servers, count(*) AS attributes,
              count(*) FILTER (WHERE cause = 'SOMEBODY_ELSE') AS others,
              count(*) FILTER (WHERE cause = 'JOB') AS ours
            FROM bios_drift WHERE ended_at IS NULL
            """)
        .query((row, _) ->
            new Count(
                row.getLong("servers"),
                row.getLong("attributes"),
                row.getLong("others"),
                row.getLong("ours")))
        .single();
  }

  /// Days on which any was first seen, oldest first.
  public List<DriftDay> days(Actor actor, LocalDate from) {
    actor.require(Permission.READ);
    return database
        .sql(
            """
            SELECT (first_seen AT TIME ZONE 'UTC')::date AS day, count(*) AS all_of_it,
              count(*) FILTER (WHERE cause = 'SOMEBODY_ELSE') AS others
            FROM bios_drift WHERE first_seen >= :from GROUP BY 1 ORDER BY 1
            """)
        .param("from", Database.time(from.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .query((row, _) ->
            new DriftDay(
                row.getObject("day", LocalDate.class),
                row.getLong("all_of_it"),
                row.getLong("others")))
        .list();
  }

  public Page<SeenDrift> list(Actor actor, DriftQuery query) {
    actor.require(Permission.READ);
    var conditions =
        new Conditions()
            .and(query.server(), "d.server_id = :server", "server")
            .and(query.site(), "s.site = :site", "site")
            .and(
                query.text(),
                "strpos(s.search_text || ' ' || lower(d.attribute), lower(:text)) > 0",
                "text")
            .and(query.before(), "d.id < :before", "before")
            .with("limit", query.limit() + 1);
    if (!query.ended()) conditions.and("d.ended_at IS NULL");
    query.ours().ifPresent(ours -> conditions.and(ours ? "d.cause = 'JOB'" : "d.cause <> 'JOB'"));
    var rows =
        database
            .sql(
                """
                SELECT d.*, s.name, s.site, w.looked_at, w.failed_since,
                  coalesce(w.failure, '') AS failure
                FROM bios_drift d JOIN server s ON s.id = d.server_id
                LEFT JOIN bios_watch w ON w.server_id = d.server_id
                %s ORDER BY d.id DESC LIMIT :limit
                """
                    .formatted(conditions.where()))
            .params(conditions.parameters())
            .query(Drifts::seen)
            .list();
    return Page.of(rows, query.limit(), last -> last.drift().id().toString());
  }

  /// What would undo one server's drift, or one of them: attribute → value. What has no value to go
  /// back to is left out.
  ///
  /// @param drift only this one
  public Map<String, Object> undo(Actor actor, UUID server, Optional<UUID> drift) {
    var values = new TreeMap<String, Object>();
    var query = DriftQuery.open(1_000).ofServer(server);
    for (var page = list(actor, query); ; ) {
      for (var seen : page.items()) {
        var was = seen.drift().was();
        if (was != null && drift.map(seen.drift().id()::equals).orElse(true)) {
          values.put(seen.drift().attribute(), was);
        }
      }
      if (page.next().isEmpty()) break;
      page = list(actor, query.after(UUID.fromString(page.next().get())));
    }
    if (values.isEmpty() && drift.isPresent()) {
      throw Problem.notFound(
          "drift-over",
          "The server has no drift %s that could be undone now.".formatted(drift.get()),
          "Look at the list of drift.");
    }
    return new LinkedHashMap<>(values);
  }

  private static SeenDrift seen(ResultSet row, int number) throws SQLException {
    return new SeenDrift(
        DriftStore.drift(row, number),
        Rows.text(row, "name"),
        Rows.text(row, "site"),
        Rows.instantOrNull(row, "looked_at"),
        Rows.instantOrNull(row, "failed_since"),
        Rows.text(row, "failure"));
  }
}
