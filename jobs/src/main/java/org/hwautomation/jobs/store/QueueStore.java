package org.hwautomation.jobs.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.jobs.JobState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who may begin, and when each job is looked at next (db-scheduler's table).
public final class QueueStore {

  public static final String TASK = "job";

  private static final long ADMISSION_LOCK = 0x4A4F4253L; // "JOBS"

  private final JdbcClient jdbc;

  public QueueStore(javax.sql.DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  /// One admission at a time in the whole installation; false when another worker is at it.
  public boolean tryLock() {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
        .param("lock", ADMISSION_LOCK)
        .query(Boolean.class)
        .single();
  }

  /// @param limits the places it takes: key → capacity
  public record Candidate(UUID id, int priority, Map<String, Integer> limits) {}

  /// Jobs that may begin as far as their time goes, in order. A job gains a point of priority for
  /// each minute it waits, so that nothing starves. Jobs of a full limit are left out, or a long
  /// queue of one site would hide the others behind `most`.
  public List<Candidate> candidates(Instant now, int most) {
    return jdbc.sql(
            """
            WITH taken AS MATERIALIZED (
              SELECT l.limit_key, count(*) AS places FROM job_limit l JOIN job a ON a.id = l.job
              WHERE a.state IN ('RUNNING', 'WAITING', 'CANCELLING') GROUP BY l.limit_key)
            SELECT j.id, j.priority,
                   coalesce((SELECT jsonb_object_agg(limit_key, capacity) FROM job_limit l WHERE l.job = j.id),
                            '{}') AS limits
            FROM job j
            WHERE j.state = 'QUEUED' AND (j.not_before IS NULL OR j.not_before <= :now)
              AND NOT EXISTS (SELECT 1 FROM job_limit l JOIN taken t ON t.limit_key = l.limit_key
                              WHERE l.job = j.id AND t.places >= l.capacity)
            ORDER BY j.priority + extract(epoch FROM (:now - j.created_at)) / 60 DESC, j.created_at, j.id
            LIMIT :most
            """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, _) ->
            new Candidate(
                row.getObject("id", UUID.class),
                row.getInt("priority"),
                Json.read(row.getString("limits")).properties().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().intValue()))))
        .list();
  }

  /// Places taken now, by key.
  public Map<String, Integer> taken() {
    return jdbc
        .sql(
            """
            SELECT l.limit_key, count(*) FROM job_limit l JOIN job j ON j.id = l.job
            WHERE j.state IN ('RUNNING', 'WAITING', 'CANCELLING') GROUP BY l.limit_key
            """)
        .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Lets jobs begin: active, and due now.
  public void admit(List<UUID> jobs, Instant now) {
    if (jobs.isEmpty()) return;
    jdbc.sql(
            "UPDATE job SET state = 'RUNNING', now_text = 'starting', waits_for = NULL WHERE id IN (:jobs)")
        .param("jobs", jobs)
        .update();
    jdbc.sql(
            """
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            SELECT :task, id::text, :now, false, 1, priority FROM job WHERE id IN (:jobs)
            ON CONFLICT (task_name, task_instance)
              DO UPDATE SET execution_time = :now WHERE NOT scheduled_tasks.picked
            """)
        .param("task", TASK)
        .param("now", Timestamp.from(now))
        .param("jobs", jobs)
        .update();
  }

  /// Every active job has a row that says when it is looked at. Two workers that both believed to
  /// have it, or a resume in the moment in which its last run ends, can cost it that row; without
  /// one it would be active for ever and its subject blocked.
  ///
  /// @return how many had none
  public int restoreLost(Instant now) {
    return jdbc.sql(
            """
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            SELECT :task, j.id::text, :now, false, 1, j.priority FROM job j
            WHERE j.state IN ('RUNNING', 'WAITING', 'CANCELLING')
              AND NOT EXISTS (SELECT 1 FROM scheduled_tasks s
                              WHERE s.task_name = :task AND s.task_instance = j.id::text)
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """)
        .param("task", TASK)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Lets postponed jobs that wait for this begin again as soon as they have a place.
  ///
  /// @return how many
  public int lookAgain(String waitsFor, Instant now) {
    return jdbc.sql(
            "UPDATE job SET not_before = :now WHERE waits_for = :what AND state = 'QUEUED' AND not_before > :now")
        .param("what", waitsFor)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Looks at a waiting job at once, for a cancellation.
  public void wake(UUID job, Instant now) {
    jdbc.sql(
            """
            UPDATE scheduled_tasks SET execution_time = :now
            WHERE task_name = :task AND task_instance = :job AND NOT picked
            """)
        .param("task", TASK)
        .param("job", job.toString())
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Jobs whose dependencies have all succeeded become QUEUED; those that can never begin are
  /// named.
  public List<UUID> unblock() {
    return jdbc.sql(
            """
            UPDATE job j SET state = 'QUEUED'
            WHERE j.state = 'BLOCKED'
              AND NOT EXISTS (SELECT 1 FROM job_dependency d JOIN job o ON o.id = d.depends_on
                              WHERE d.job = j.id AND o.state NOT IN ('SUCCEEDED', 'PARTLY_SUCCEEDED'))
              AND NOT EXISTS (SELECT 1 FROM job a WHERE a.subject = j.subject
                              AND a.state IN ('QUEUED', 'RUNNING', 'WAITING', 'CANCELLING'))
              AND NOT EXISTS (SELECT 1 FROM job b WHERE b.subject = j.subject AND b.state = 'BLOCKED' AND b.id < j.id)
            RETURNING j.id
            """)
        .query(UUID.class)
        .list();
  }

  /// @param cause the job that it depends on and that did not succeed, with what became of it
  public record Hopeless(UUID job, UUID cause, String title, JobState state, String text) {}

  public List<Hopeless> blockedForEver() {
    return jdbc.sql(
            """
            SELECT DISTINCT ON (d.job) d.job, o.id, o.title, o.state, o.now_text FROM job_dependency d
            JOIN job j ON j.id = d.job JOIN job o ON o.id = d.depends_on
            WHERE j.state = 'BLOCKED' AND o.state IN ('FAILED', 'CANCELLED')
            ORDER BY d.job, o.finished_at, o.id
            """)
        .query((row, _) ->
            new Hopeless(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                JobState.valueOf(row.getString(4)),
                row.getString(5)))
        .list();
  }

  /// @return whether it was still in one of the states
  public boolean cancelBeforeStart(UUID job, String text, Instant now) {
    int rows =
        jdbc.sql(
                """
                UPDATE job SET state = 'CANCELLED', now_text = :text, finished_at = :now
                WHERE id = :job AND state IN ('BLOCKED', 'QUEUED')
                """)
            .param("job", job)
            .param("text", text)
            .param("now", Timestamp.from(now))
            .update();
    if (rows == 0) return false;
    jdbc.sql(
            "UPDATE job_step SET state = 'CANCELLED' WHERE job = :job AND state IN ('PENDING', 'WAITING')")
        .param("job", job)
        .update();
    return true;
  }

  public boolean requestCancel(UUID job, String text) {
    return jdbc.sql(
                """
                UPDATE job SET cancel_requested = true, state = 'CANCELLING', now_text = :text
                WHERE id = :job AND state IN ('RUNNING', 'WAITING', 'CANCELLING')
                """)
            .param("job", job)
            .param("text", text)
            .update()
        > 0;
  }

  /// Puts a job that is over back into the queue with the steps that are not done.
  ///
  /// @return false when it is not over, or succeeded
  public boolean requeue(UUID job) {
    int rows =
        jdbc.sql(
                """
                UPDATE job SET state = 'QUEUED', cancel_requested = false, finished_at = NULL, not_before = NULL,
                               waits_for = NULL, now_text = 'resumed'
                WHERE id = :job AND state IN ('FAILED', 'PARTLY_SUCCEEDED', 'CANCELLED')
                """)
            .param("job", job)
            .update();
    if (rows == 0) return false;
    jdbc.sql(
            """
            UPDATE job_step SET state = 'PENDING', attempt = 1, checkpoint = NULL, failure = NULL, percent = 0,
                                text = '', finished_at = NULL, started_at = NULL
            WHERE job = :job AND state <> 'DONE'
            """)
        .param("job", job)
        .update();
    return true;
  }

  public void reprioritise(UUID job, int priority) {
    jdbc.sql("UPDATE job SET priority = :priority WHERE id = :job")
        .param("job", job)
        .param("priority", priority)
        .update();
    jdbc.sql(
            "UPDATE scheduled_tasks SET priority = :priority WHERE task_name = :task AND task_instance = :job")
        .param("job", job.toString())
        .param("priority", priority)
        .param("task", TASK)
        .update();
  }

  public JobState state(UUID job) {
    return jdbc.sql("SELECT state FROM job WHERE id = :job")
        .param("job", job)
        .query((row, _) -> JobState.valueOf(row.getString(1)))
        .single();
  }
}
