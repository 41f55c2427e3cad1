package org.hwautomation.jobs.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.step.NoteLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The stream of events. Appending joins the caller's transaction; reading never misses one that
/// commits late.
public final class EventStore {

  /// What writers notify and readers listen to.
  public static final String CHANNEL = "job_event";

  private static final String COLUMNS = "id, job, subject, at, kind, step, level, code, text";

  private final JdbcClient jdbc;

  public EventStore(javax.sql.DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  public void append(
      UUID job,
      Instant at,
      JobEvent.Kind kind,
      @Nullable String step,
      NoteLevel level,
      String code,
      String text) {
    jdbc.sql(
            """
            WITH appended AS (
              INSERT INTO job_event (job, subject, at, kind, step, level, code, text)
              SELECT id, subject, :at, :kind, :step, :level, :code, :text FROM job WHERE id = :job
              RETURNING id)
            SELECT pg_notify(:channel, '') FROM appended
            """)
        .param("job", job)
        .param("at", Timestamp.from(at))
        .param("kind", kind.name())
        .param("step", step)
        .param("level", level.name())
        .param("code", code)
        .param("text", text)
        .param("channel", CHANNEL)
        .query((_, _) -> 0)
        .list();
  }

  /// The same event for many jobs that were just stored.
  public void submitted(List<UUID> jobs, Instant at) {
    if (jobs.isEmpty()) return;
    jdbc.sql(
            """
            WITH appended AS (
              INSERT INTO job_event (job, subject, at, kind, level, code, text)
              SELECT id, subject, :at, 'JOB', 'INFO', 'job-submitted', 'asked for by ' || requested_by
              FROM job WHERE id IN (:jobs) ORDER BY id RETURNING id)
            SELECT pg_notify(:channel, '') FROM (SELECT max(id) FROM appended) one
            """)
        .param("at", Timestamp.from(at))
        .param("jobs", jobs)
        .param("channel", CHANNEL)
        .query((_, _) -> 0)
        .list();
  }

  public List<JobEvent> after(long event, Optional<UUID> job, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM job_event
                WHERE (:event = 0 OR (xid, id) > (SELECT xid, id FROM job_event WHERE id = :event))
                  AND xid < pg_snapshot_xmin(pg_current_snapshot())
                  AND (:job::uuid IS NULL OR job = :job)
                ORDER BY xid, id LIMIT :limit
                """)
        .param("event", event)
        .param("job", job.orElse(null))
        .param("limit", limit)
        .query(EventStore::event)
        .list();
  }

  /// The newest events of one job, oldest first.
  public List<JobEvent> newest(UUID job, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM job_event WHERE job = :job ORDER BY xid DESC, id DESC LIMIT :limit
                """)
        .param("job", job)
        .param("limit", limit)
        .query(EventStore::event)
        .list()
        .reversed();
  }

  public long latest() {
    return jdbc.sql(
            """
            SELECT coalesce((SELECT id FROM job_event WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
                             ORDER BY xid DESC, id DESC LIMIT 1), 0)
            """)
        .query(Long.class)
        .single();
  }

  private static JobEvent event(ResultSet row, int number) throws SQLException {
    var step = row.getString("step");
    return new JobEvent(
        row.getLong("id"),
        row.getObject("job", UUID.class),
        row.getString("subject"),
        row.getTimestamp("at").toInstant(),
        JobEvent.Kind.valueOf(row.getString("kind")),
        step == null ? "" : step,
        NoteLevel.valueOf(row.getString("level")),
        row.getString("code"),
        row.getString("text"));
  }
}
