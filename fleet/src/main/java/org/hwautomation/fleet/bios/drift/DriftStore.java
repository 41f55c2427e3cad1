package org.hwautomation.fleet.bios.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Json;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// The `bios_drift` and `bios_drift_state` tables.
final class DriftStore {

  /// @param snapshot last reading that was worked on
  record State(UUID snapshot, String basis) {}

  private final Database database;

  DriftStore(Database database) {
    this.database = database;
  }

  /// One reading of a server after the other, until the caller's transaction ends.
  ///
  /// @return false when there is no such server any more
  boolean lock(UUID server) {
    return database
        .sql("SELECT id FROM server WHERE id = :id FOR NO KEY UPDATE")
        .param("id", server)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  Optional<State> state(UUID server) {
    return database
        .sql("SELECT snapshot_id, basis FROM bios_drift_state WHERE server_id = :server")
        .param("server", server)
        .query((row, _) -> new State(Rows.uuid(row, "snapshot_id"), Rows.text(row, "basis")))
        .optional();
  }

  void keep(UUID server, State state) {
    database
        .sql(
            """
            INSERT INTO bios_drift_state (server_id, snapshot_id, basis)
            VALUES (:server, :snapshot, :basis)
            ON CONFLICT (server_id) DO UPDATE SET snapshot_id = excluded.snapshot_id,
              basis = excluded.basis
            """)
        .param("server", server)
        .param("snapshot", state.snapshot())
        .param("basis", state.basis())
        .update();
  }

  List<Drift> open(UUID server) {
    return database
        .sql("SELECT * FROM bios_drift WHERE server_id = :server AND ended_at IS NULL")
        .param("server", server)
        .query(DriftStore::drift)
        .list();
  }

  void apply(List<DriftChange> changes, Instant now) {
    // Ends first: an attribute has one open drift.
    for (var change : changes) if (change instanceof DriftChange.End(var id)) end(id, now);
    for (var change : changes) {
      switch (change) {
        case DriftChange.Begin(var drift) -> insert(drift);
        case DriftChange.Confirm(var id) -> confirm(id, now);
        case DriftChange.End _ -> {}
      }
    }
  }

  /// A server whose values did not change still has what drift it had.
  void confirmAll(UUID server, Instant now) {
    database
        .sql(
            """
            UPDATE bios_drift SET last_confirmed = :now
            WHERE server_id = :server AND ended_at IS NULL
            """)
        .param("now", Database.time(now))
        .param("server", server)
        .update();
  }

  private void end(UUID id, Instant now) {
    database
        .sql("UPDATE bios_drift SET ended_at = :now WHERE id = :id")
        .param("now", Database.time(now))
        .param("id", id)
        .update();
  }

  private void confirm(UUID id, Instant now) {
    database
        .sql("UPDATE bios_drift SET last_confirmed = :now WHERE id = :id")
        .param("now", Database.time(now))
        .param("id", id)
        .update();
  }

  private void insert(Drift drift) {
    database
        .sql(
            """
            INSERT INTO bios_drift (id, server_id, attribute, against, was, value, first_seen,
              last_confirmed, cause, job, ended_at)
            VALUES (:id, :server, :attribute, :against, :was::jsonb, :value::jsonb, :first, :last,
              :cause, :job, :ended)
            """)
        .param("id", drift.id())
        .param("server", drift.server())
        .param("attribute", drift.attribute())
        .param("against", drift.against().name())
        .param("was", json(drift.was()))
        .param("value", json(drift.is()))
        .param("first", Database.time(drift.firstSeen()))
        .param("last", Database.time(drift.lastConfirmed()))
        .param("cause", drift.cause().name())
        .param("job", drift.cause() instanceof DriftCause.OurJob(var job) ? job : null, Types.OTHER)
        .param("ended", Database.time(drift.endedAt().orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  static Drift drift(ResultSet row, int number) throws SQLException {
    return new Drift(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "server_id"),
        Rows.text(row, "attribute"),
        Against.valueOf(Rows.text(row, "against")),
        value(Rows.text(row, "was")),
        value(Rows.text(row, "value")),
        Rows.instant(row, "first_seen"),
        Rows.instant(row, "last_confirmed"),
        switch (Rows.text(row, "cause")) {
          case "JOB" -> new DriftCause.OurJob(Rows.uuid(row, "job"));
          case "SOMEBODY_ELSE" -> new DriftCause.SomebodyElse();
          default -> new DriftCause.NeverAsWanted();
        },
        Optional.ofNullable(Rows.instantOrNull(row, "ended_at")));
  }

  private static String json(@Nullable Object value) {
    return value == null ? "null" : Json.write(value);
  }

  private static @Nullable Object value(String json) {
    return Json.read(json, Object.class);
  }
}
