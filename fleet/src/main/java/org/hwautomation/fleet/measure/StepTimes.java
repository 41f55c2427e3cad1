package org.hwautomation.fleet.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.jobs.step.EndedStep;

/// How long steps took, in the database: the newest [#NEWEST] of each kind and model.
public final class StepTimes {

  static final int NEWEST = 200;

  private final Database database;

  public StepTimes(Database database) {
    this.database = database;
  }

  void add(EndedStep ended, String what, Identity machine, Duration took, Instant at) {
    database
        .sql(
            """
            INSERT INTO step_time (job, step, what, vendor, model, took_ms, at)
            VALUES (:job, :step, :what, :vendor, :model, :took, :at)
            ON CONFLICT (job, step, what) DO UPDATE SET took_ms = excluded.took_ms, at = excluded.at
            """)
        .param("job", ended.job())
        .param("step", ended.step().key())
        .param("what", what)
        .param("vendor", machine.vendor())
        .param("model", machine.model())
        .param("took", took.toMillis())
        .param("at", Database.time(at))
        .update();
    database
        .sql(
            """
            DELETE FROM step_time WHERE ctid = ANY (ARRAY(
              SELECT t.ctid FROM step_time t
              WHERE t.vendor = :vendor AND t.model = :model AND t.what = :what
              ORDER BY t.at DESC OFFSET :newest FOR UPDATE SKIP LOCKED))
            """)
        .param("vendor", machine.vendor())
        .param("model", machine.model())
        .param("what", what)
        .param("newest", NEWEST)
        .update();
  }

  /// What was timed on machines of this model, and on all of its vendor.
  public MachineTimes of(Identity machine) {
    var own = new TreeMap<String, Timing>();
    var vendors = new TreeMap<String, Timing>();
    database
        .sql(
            """
            SELECT what, own, count(*) AS timed,
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY took_ms) AS typical,
                   percentile_disc(0.9) WITHIN GROUP (ORDER BY took_ms) AS most
            FROM step_time CROSS JOIN LATERAL (VALUES (true, model = :model), (false, true)) AS scope (own, counts)
            WHERE vendor = :vendor AND counts
            GROUP BY what, own
            """)
        .param("vendor", machine.vendor())
        .param("model", machine.model())
        .query((row, _) -> {
          var timing =
              new Timing(
                  row.getInt("timed"),
                  Duration.ofMillis(row.getLong("typical")),
                  Duration.ofMillis(row.getLong("most")));
          return Map.entry(row.getBoolean("own"), Map.entry(row.getString("what"), timing));
        })
        .list()
        .forEach(row ->
            (row.getKey() ? own : vendors).put(row.getValue().getKey(), row.getValue().getValue()));
    return new MachineTimes(machine, own, vendors);
  }
}
