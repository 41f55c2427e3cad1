package org.hwautomation.fleet.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hwautomation.fleet.database.Database;

/// The `inventory_round` table. Several processes share it.
final class RoundStore {

  private final Database database;

  RoundStore(Database database) {
    this.database = database;
  }

  /// Enters servers that are new: at once who was never read, the others spread over the interval
  /// by their ids.
  void enter(Duration interval, Instant now) {
    database
        .sql(
            """
            INSERT INTO inventory_round (server_id, due_at)
            SELECT id, CASE WHEN inventory_at IS NULL THEN :now ELSE
              :now + ((hashtext(id::text)::bigint & 65535) * :ms / 65536) * interval '1 millisecond' END
            FROM server s WHERE state <> 'NEW'
              AND NOT EXISTS (SELECT FROM inventory_round r WHERE r.server_id = s.id)
            ON CONFLICT DO NOTHING
            """)
        .param("now", Database.time(now))
        .param("ms", interval.toMillis())
        .update();
  }

  /// Takes servers whose time has come, for this process alone, until `lease` is over. A login that
  /// was refused is not tried again and again: BMCs lock accounts.
  List<UUID> take(int most, Duration lease, Instant now) {
    return database
        .sql(
            """
            UPDATE inventory_round r SET due_at = :until FROM (
              SELECT x.server_id FROM inventory_round x JOIN server s ON s.id = x.server_id
              WHERE x.due_at <= :now AND s.reachability NOT IN ('LOGIN_REFUSED', 'UNTRUSTED')
              ORDER BY x.due_at LIMIT :most FOR UPDATE OF x SKIP LOCKED) taken
            WHERE r.server_id = taken.server_id
            RETURNING r.server_id
            """)
        .param("until", Database.time(now.plus(lease)))
        .param("now", Database.time(now))
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  void next(UUID server, Instant at) {
    database
        .sql("UPDATE inventory_round SET due_at = :at WHERE server_id = :server")
        .param("at", Database.time(at))
        .param("server", server)
        .update();
  }
}
