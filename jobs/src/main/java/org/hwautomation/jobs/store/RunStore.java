package org.hwautomation.jobs.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.LeaseLost;
import org.hwautomation.jobs.Retries;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.step.JobFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What one run of a job writes. Every write names the lease it was made under; under an old one
/// nothing is written and [LeaseLost] is thrown.
public final class RunStore {

  private final JdbcClient jdbc;

  public RunStore(javax.sql.DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  /// @param lease of this run
  /// @param retries the job's own; empty = the worker's
  /// @param interrupted the worker whose run did not come to a pause, when there is one
  public record Begun(
      UUID id,
      String subject,
      JobState state,
      boolean cancelRequested,
      long lease,
      boolean first,
      String worker,
      Optional<String> interrupted,
      Optional<Retries> retries) {}

  /// Takes the job: from here on every earlier run of it is fenced off. Empty when the job is over
  /// or gone.
  public Optional<Begun> begin(UUID job, String worker, Instant now) {
    return jdbc.sql(
            """
            WITH before AS (
              SELECT id, CASE WHEN state = 'RUNNING'
                                   AND EXISTS (SELECT 1 FROM job_step s
                                               WHERE s.job = job.id AND s.state IN ('RUNNING', 'WAITING'))
                              THEN worker END AS interrupted
              FROM job WHERE id = :job AND state IN ('RUNNING', 'WAITING', 'CANCELLING') FOR UPDATE)
            UPDATE job j SET lease = lease + 1, started_at = coalesce(started_at, :now), worker = :worker,
                             state = CASE WHEN cancel_requested THEN 'CANCELLING' ELSE 'RUNNING' END
            FROM before b WHERE j.id = b.id
            RETURNING j.id, subject, state, cancel_requested, lease, interrupted, retries
            """)
        .param("job", job)
        .param("worker", worker)
        .param("now", Timestamp.from(now))
        .query((row, _) ->
            new Begun(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                JobState.valueOf(row.getString("state")),
                row.getBoolean("cancel_requested"),
                row.getLong("lease"),
                row.getLong("lease") == 1,
                worker,
                Optional.ofNullable(row.getString("interrupted")),
                Optional.ofNullable(row.getString("retries"))
                    .map(text -> Json.convert(Json.read(text), Retries.class))))
        .optional();
  }

  /// @param position in the plan, from 0
  public record Row(
      int position,
      String key,
      String kind,
      String title,
      JsonNode arguments,
      JsonNode checkpoint,
      StepState state,
      int attempt,
      String text,
      OnFailure onFailure,
      @Nullable Instant startedAt) {}

  public List<Row> steps(UUID job) {
    return jdbc.sql(
            """
            SELECT position, key, kind, title, arguments, checkpoint, state, attempt, text, on_failure, started_at
            FROM job_step WHERE job = :job ORDER BY position
            """)
        .param("job", job)
        .query((row, _) ->
            new Row(
                row.getInt("position"),
                row.getString("key"),
                row.getString("kind"),
                row.getString("title"),
                Json.read(row.getString("arguments")),
                Json.read(row.getString("checkpoint")),
                StepState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("text"),
                OnFailure.valueOf(row.getString("on_failure")),
                JobStore.instant(row, "started_at")))
        .list();
  }

  public JsonNode result(UUID job, String key) {
    return jdbc.sql("SELECT result FROM job_step WHERE job = :job AND key = :key")
        .param("job", job)
        .param("key", key)
        .query((row, _) -> Json.read(row.getString(1)))
        .optional()
        .orElse(Json.read(null));
  }

  /// What a step saved last; a missing node when it saved nothing.
  public JsonNode checkpoint(UUID job, int position) {
    return jdbc.sql("SELECT checkpoint FROM job_step WHERE job = :job AND position = :position")
        .param("job", job)
        .param("position", position)
        .query((row, _) -> Json.read(row.getString(1)))
        .single();
  }

  public boolean cancelRequested(UUID job) {
    return jdbc.sql("SELECT cancel_requested FROM job WHERE id = :job")
        .param("job", job)
        .query(Boolean.class)
        .single();
  }

  public void stepStarted(Begun run, int position, Instant now) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job_step SET state = 'RUNNING', started_at = coalesce(started_at, :now), worker = :worker
                WHERE job = :job AND position = :position
                  AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease)
                """)
            .param("now", Timestamp.from(now))
            .param("position", position));
  }

  public void checkpoint(Begun run, int position, JsonNode checkpoint) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job_step SET checkpoint = :checkpoint::jsonb
                WHERE job = :job AND position = :position
                  AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease FOR UPDATE)
                """)
            .param("checkpoint", checkpoint.toString())
            .param("position", position));
  }

  public void stepProgress(Begun run, int position, int percent, String text) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job_step SET percent = :percent, text = :text
                WHERE job = :job AND position = :position
                  AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease)
                """)
            .param("percent", percent)
            .param("text", text)
            .param("position", position));
  }

  public void stepWaits(Begun run, int position, String reason, JsonNode checkpoint) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job_step SET state = 'WAITING', text = :text, checkpoint = :checkpoint::jsonb,
                                    worker = :worker
                WHERE job = :job AND position = :position
                  AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease)
                """)
            .param("text", reason)
            .param("checkpoint", checkpoint.toString())
            .param("position", position));
  }

  public void stepRetries(Begun run, int position, int nextAttempt, JobFailure failure) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job_step SET state = 'WAITING', attempt = :attempt, text = :text, failure = :failure::jsonb,
                                    worker = :worker
                WHERE job = :job AND position = :position
                  AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease)
                """)
            .param("attempt", nextAttempt)
            .param("text", failure.message())
            .param("failure", Json.failure(failure))
            .param("position", position));
  }

  public void stepOver(
      Begun run,
      int position,
      StepState state,
      String text,
      @Nullable JsonNode result,
      @Nullable JobFailure failure,
      Instant now) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job_step SET state = :state, text = :text, result = :result::jsonb, failure = :failure::jsonb,
                                    percent = CASE WHEN :state = 'DONE' THEN 100 ELSE percent END,
                                    finished_at = :now, worker = :worker
                WHERE job = :job AND position = :position
                  AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease)
                """)
            .param("state", state.name())
            .param("text", text)
            .param("result", result == null ? null : result.toString())
            .param("failure", failure == null ? null : Json.failure(failure))
            .param("now", Timestamp.from(now))
            .param("position", position));
  }

  /// Puts the job back into the queue, where it takes no place, with what is done kept.
  ///
  /// @return false when it is to be cancelled; then nothing is written
  public boolean postpone(Begun run, Instant until, String waitsFor, String text, int percent) {
    // Held, so that nobody asks for an end between the question and the answer.
    boolean cancelled =
        jdbc.sql("SELECT cancel_requested FROM job WHERE id = :job FOR UPDATE")
            .param("job", run.id())
            .query(Boolean.class)
            .single();
    if (cancelled) return false;
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job SET state = 'QUEUED', not_before = :until, waits_for = :what, now_text = :text,
                               percent = :percent, worker = NULL
                WHERE id = :job AND lease = :lease
                """)
            .param("until", Timestamp.from(until))
            .param("what", waitsFor)
            .param("text", text)
            .param("percent", percent));
    return true;
  }

  /// Steps that will not be run any more.
  public void restOver(Begun run, StepState state) {
    jdbc.sql(
            """
            UPDATE job_step SET state = :state
            WHERE job = :job AND state IN ('PENDING', 'RUNNING', 'WAITING')
              AND EXISTS (SELECT 1 FROM job WHERE id = :job AND lease = :lease)
            """)
        .param("state", state.name())
        .param("job", run.id())
        .param("lease", run.lease())
        .update();
  }

  /// Writes what people see first, and the state.
  public void job(Begun run, JobState state, String now, int percent, @Nullable Instant finished) {
    fenced(
        run,
        jdbc.sql(
                """
                UPDATE job SET state = CASE WHEN cancel_requested AND NOT :over THEN 'CANCELLING' ELSE :state END,
                               now_text = :text, percent = :percent, finished_at = :finished
                WHERE id = :job AND lease = :lease
                """)
            .param("over", state.over())
            .param("state", state.name())
            .param("text", now)
            .param("percent", percent)
            .param("finished", finished == null ? null : Timestamp.from(finished)));
  }

  private static void fenced(Begun run, JdbcClient.StatementSpec statement) {
    int rows =
        statement
            .param("job", run.id())
            .param("lease", run.lease())
            .param("worker", run.worker())
            .update();
    if (rows == 0) throw new LeaseLost(run.id());
  }
}
