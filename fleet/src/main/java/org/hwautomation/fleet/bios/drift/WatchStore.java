package org.hwautomation.fleet.bios.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosWatch;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// The `bios_watch` table: who is looked at when. Several processes share it.
final class WatchStore {

  /// @param mark how the values are known again; empty before the first look
  /// @param lookedAt empty before the first look
  record Due(
      UUID server, Instant dueAt, Optional<BiosWatch.Mark> mark, Optional<Instant> lookedAt) {}

  private final Database database;

  WatchStore(Database database) {
    this.database = database;
  }

  /// Enters servers that are new, spread over the interval by their ids.
  void enter(Duration interval, Instant now) {
    database
        .sql(
            """
            INSERT INTO bios_watch (server_id, due_at)
            SELECT id, :now + ((hashtext(id::text)::bigint & 65535) * :ms / 65536) * interval '1 millisecond'
            FROM server s WHERE state <> 'NEW'
              AND NOT EXISTS (SELECT FROM bios_watch w WHERE w.server_id = s.id)
            ON CONFLICT DO NOTHING
            """)
        .param("now", Database.time(now))
        .param("ms", interval.toMillis())
        .update();
  }

  long size() {
    return database.sql("SELECT count(*) FROM bios_watch").query(Long.class).single();
  }

  /// Takes servers whose time has come, for this process alone, until `lease` is over. A login that
  /// was refused is not tried again and again: BMCs lock accounts.
  List<Due> take(int most, Duration lease, Instant now) {
    return database
        .sql(
            """
            UPDATE bios_watch w SET due_at = :until FROM (
              SELECT x.server_id, x.due_at FROM bios_watch x JOIN server s ON s.id = x.server_id
              WHERE x.due_at <= :now AND s.reachability NOT IN ('LOGIN_REFUSED', 'UNTRUSTED')
              ORDER BY x.due_at LIMIT :most FOR UPDATE OF x SKIP LOCKED) taken
            WHERE w.server_id = taken.server_id
            RETURNING w.server_id, taken.due_at AS was_due, w.path, w.etag, w.digest,
              w.looked_at
            """)
        .param("until", Database.time(now.plus(lease)))
        .param("now", Database.time(now))
        .param("most", most)
        .query(WatchStore::due)
        .list();
  }

  /// The server told how its values are.
  void looked(UUID server, Optional<BiosWatch.Mark> mark, Instant now, Instant next) {
    database
        .sql(
            """
            UPDATE bios_watch SET path = :path, etag = :etag, digest = :digest, looked_at = :now,
              failed_since = NULL, failure = '', due_at = :next
            WHERE server_id = :server
            """)
        .param("path", mark.map(BiosWatch.Mark::path).orElse(""))
        .param("etag", mark.map(BiosWatch.Mark::etag).orElse(""))
        .param("digest", mark.map(m -> m.digest().hex()).orElse(""))
        .param("now", Database.time(now))
        .param("next", Database.time(next))
        .param("server", server)
        .update();
  }

  void failed(UUID server, String why, Instant now, Instant next) {
    database
        .sql(
            """
            UPDATE bios_watch SET failed_since = coalesce(failed_since, :now), failure = :why,
              due_at = :next
            WHERE server_id = :server
            """)
        .param("now", Database.time(now))
        .param("why", why)
        .param("next", Database.time(next))
        .param("server", server)
        .update();
  }

  /// Moves a server forward in the round; one that is due sooner stays so.
  void soon(UUID server, Instant now) {
    database
        .sql("UPDATE bios_watch SET due_at = least(due_at, :now) WHERE server_id = :server")
        .param("now", Database.time(now))
        .param("server", server)
        .update();
  }

  void later(UUID server, Instant next) {
    database
        .sql("UPDATE bios_watch SET due_at = :next WHERE server_id = :server")
        .param("next", Database.time(next))
        .param("server", server)
        .update();
  }

  Optional<BiosSweep.Watched> watched(UUID server) {
    return database
        .sql("SELECT looked_at, failed_since, failure FROM bios_watch WHERE server_id = :server")
        .param("server", server)
        .query((row, _) ->
            new BiosSweep.Watched(
                Optional.ofNullable(Rows.instantOrNull(row, "looked_at")),
                Optional.ofNullable(Rows.instantOrNull(row, "failed_since")),
                Rows.text(row, "failure")))
        .optional();
  }

  private static Due due(ResultSet row, int number) throws SQLException {
    var path = Rows.text(row, "path");
    return new Due(
        Rows.uuid(row, "server_id"),
        Rows.instant(row, "was_due"),
        path.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new BiosWatch.Mark(
                    path, Rows.text(row, "etag"), new Sha256(Rows.text(row, "digest")))),
        Optional.ofNullable(Rows.instantOrNull(row, "looked_at")));
  }
}
