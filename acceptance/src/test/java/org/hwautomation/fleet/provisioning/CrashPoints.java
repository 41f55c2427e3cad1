package org.hwautomation.fleet.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The writes of an undisturbed run at which a process may die with a difference. A step that waits
/// writes the same two or three rows at each look, up to hundreds of times: of these the first and
/// the last count.
final class CrashPoints {

  private final JdbcClient database;

  /// What was written down last before each write: index 0 is the first write.
  private final List<String> newest = new ArrayList<>();

  CrashPoints(CrashingDataSource counting, javax.sql.DataSource database) {
    this.database = JdbcClient.create(database);
    counting.beforeEachWrite(() -> newest.add(newestEvent()));
  }

  private String newestEvent() {
    return database
        .sql("SELECT concat(step, ' ', code, ' ', text) FROM job_event ORDER BY id DESC LIMIT 1")
        .query(String.class)
        .optional()
        .orElse("")
        .replaceAll("\\d+", "#");
  }

  /// Numbers of writes, from 1, ascending.
  List<Integer> all() {
    var first = new HashMap<List<String>, Integer>();
    var last = new HashMap<List<String>, Integer>();
    for (int i = 0; i < newest.size(); i++) {
      // What was written last, and what is being written, as the next write finds it.
      var around = List.of(newest.get(i), i + 1 < newest.size() ? newest.get(i + 1) : "");
      first.putIfAbsent(around, i + 1);
      last.put(around, i + 1);
    }
    var points = new TreeSet<>(first.values());
    points.addAll(last.values());
    return List.copyOf(points);
  }
}
