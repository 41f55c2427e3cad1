package org.hwautomation.fleet.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// Makes guessing slow: after a few free failures each further one doubles the pause. Kept in the
/// database, so that neither a restart nor a second process gives the guesser a fresh start.
final class Throttle {

  private static final int FREE_FAILURES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final Database database;

  Throttle(Database database) {
    this.database = database;
  }

  /// How long the caller has to wait before the next try; zero when at once.
  Duration pause(Collection<String> keys, Instant now) {
    return database
        .sql("SELECT blocked_until FROM sign_in_failure WHERE key IN (:keys)")
        .param("keys", keys)
        .query((row, _) -> Rows.instant(row, "blocked_until"))
        .list()
        .stream()
        .map(until -> Duration.between(now, until))
        .filter(Duration::isPositive)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  void failed(Collection<String> keys, Instant now) {
    for (var key : keys) {
      database.transact(() -> {
        var failures =
            database
                .sql(
                    """
                    INSERT INTO sign_in_failure AS f (key, failures, last_failure, blocked_until)
                    VALUES (:key, 1, :now, :now)
                    ON CONFLICT (key) DO UPDATE SET
                      failures = CASE WHEN f.last_failure < :forgotten THEN 1
                                      ELSE f.failures + 1 END,
                      last_failure = :now
                    RETURNING failures
                    """)
                .param("key", key)
                .param("now", Database.time(now))
                .param("forgotten", Database.time(now.minus(LONGEST_PAUSE.multipliedBy(2))))
                .query(Integer.class)
                .single();
        database
            .sql("UPDATE sign_in_failure SET blocked_until = :until WHERE key = :key")
            .param("until", Database.time(now.plus(pauseAfter(failures))))
            .param("key", key)
            .update();
      });
    }
  }

  void succeeded(Collection<String> keys) {
    database.sql("DELETE FROM sign_in_failure WHERE key IN (:keys)").param("keys", keys).update();
  }

  static Duration pauseAfter(int failures) {
    if (failures <= FREE_FAILURES) return Duration.ZERO;
    int doublings = Math.min(failures - FREE_FAILURES - 1, 20);
    var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
