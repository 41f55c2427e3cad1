package org.hwautomation.jobs.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobPage;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.plan.Impact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Jobs and steps as they are read and as they are made. What a run changes is in [RunStore].
public final class JobStore {

  private static final String SUMMARY =
      """
      id, subject, operation, title, state, priority, percent, now_text, requested_by,
      created_at, started_at, finished_at, not_before, details
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate template;

  public JobStore(javax.sql.DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.template = new NamedParameterJdbcTemplate(dataSource);
  }

  /// The jobs that were made with these keys.
  public Map<String, UUID> byIdempotencyKey(List<String> keys) {
    if (keys.isEmpty()) return Map.of();
    return jdbc
        .sql("SELECT idempotency_key, id FROM job WHERE idempotency_key IN (:keys)")
        .param("keys", keys)
        .query((row, _) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The active jobs of these subjects.
  public Map<String, UUID> activeJobs(List<String> subjects) {
    if (subjects.isEmpty()) return Map.of();
    return jdbc
        .sql(
            """
            SELECT subject, id FROM job
            WHERE subject IN (:subjects) AND state IN ('QUEUED', 'RUNNING', 'WAITING', 'CANCELLING')
            """)
        .param("subjects", subjects)
        .query((row, _) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// A job on its way into the database.
  public record Entry(UUID id, NewJob job, JobState state) {}

  /// Stores jobs with their steps, in a few statements however many they are.
  ///
  /// @return those that were stored; not those whose subject or key was taken
  public List<Entry> insert(List<Entry> entries, Instant now) {
    var counts =
        batch(
            """
            INSERT INTO job (id, subject, operation, title, plan_hash, plan_notes, details, state, priority,
                             requested_by, idempotency_key, not_before, retries, created_at)
            VALUES (:id, :subject, :operation, :title, :hash, :notes::jsonb, :details::jsonb, :state, :priority,
                    :requestedBy, :key, :notBefore, :retries::jsonb, :now)
            ON CONFLICT DO NOTHING
            """,
            entries.stream().map(entry -> row(entry, now)));
    var stored = new ArrayList<Entry>();
    for (int i = 0; i < counts.length; i++) if (counts[i] > 0) stored.add(entries.get(i));
    insertSteps(stored);
    insertLimits(stored);
    insertDependencies(stored);
    return stored;
  }

  private int[] batch(String sql, Stream<MapSqlParameterSource> rows) {
    var all = rows.toArray(SqlParameterSource[]::new);
    return all.length == 0 ? new int[0] : template.batchUpdate(sql, all);
  }

  private static MapSqlParameterSource row(Entry entry, Instant now) {
    var job = entry.job();
    return new MapSqlParameterSource()
        .addValue("id", entry.id())
        .addValue("subject", job.subject())
        .addValue("operation", job.operation())
        .addValue("title", job.plan().title())
        .addValue("hash", job.plan().hash().hex())
        .addValue("notes", Json.write(job.plan().notes()))
        .addValue("details", job.details().toString())
        .addValue("state", entry.state().name())
        .addValue("priority", job.priority())
        .addValue("requestedBy", job.requestedBy())
        .addValue("key", job.idempotencyKey().orElse(null))
        .addValue("notBefore", job.notBefore().map(Timestamp::from).orElse(null))
        .addValue("retries", job.retries().map(Json::write).orElse(null))
        .addValue("now", Timestamp.from(now));
  }

  private void insertSteps(List<Entry> entries) {
    var rows = new ArrayList<MapSqlParameterSource>();
    for (var entry : entries) {
      int position = 0;
      for (var step : entry.job().plan().steps()) {
        rows.add(
            new MapSqlParameterSource()
                .addValue("job", entry.id())
                .addValue("position", position++)
                .addValue("key", step.key())
                .addValue("kind", step.kind())
                .addValue("phase", step.phase())
                .addValue("title", step.title())
                .addValue("reason", step.reason())
                .addValue("arguments", step.arguments().toString())
                .addValue("expected", step.expected().toMillis())
                .addValue("impact", step.impact().stream().map(Enum::name).toArray(String[]::new))
                .addValue("onFailure", step.onFailure().name()));
      }
    }
    batch(
        """
        INSERT INTO job_step (job, position, key, kind, phase, title, reason, arguments, expected_ms, impact,
                              on_failure)
        VALUES (:job, :position, :key, :kind, :phase, :title, :reason, :arguments::jsonb, :expected, :impact,
                :onFailure)
        """,
        rows.stream());
  }

  private void insertLimits(List<Entry> entries) {
    batch(
        "INSERT INTO job_limit (job, limit_key, capacity) VALUES (:job, :key, :capacity)",
        entries.stream()
            .flatMap(entry ->
                entry.job().limits().entrySet().stream()
                    .map(limit ->
                        new MapSqlParameterSource()
                            .addValue("job", entry.id())
                            .addValue("key", limit.getKey())
                            .addValue("capacity", limit.getValue()))));
  }

  private void insertDependencies(List<Entry> entries) {
    batch(
        "INSERT INTO job_dependency (job, depends_on) VALUES (:job, :other)",
        entries.stream()
            .flatMap(entry ->
                entry.job().dependsOn().stream()
                    .distinct()
                    .map(other ->
                        new MapSqlParameterSource()
                            .addValue("job", entry.id())
                            .addValue("other", other))));
  }

  /// The states of the jobs that this one waits for; fewer than asked for means that one does not
  /// exist.
  public List<JobState> states(List<UUID> jobs) {
    if (jobs.isEmpty()) return List.of();
    return jdbc.sql("SELECT state FROM job WHERE id IN (:ids)")
        .param("ids", jobs)
        .query((row, _) -> JobState.valueOf(row.getString(1)))
        .list();
  }

  public Optional<Job> find(UUID id) {
    var summary =
        jdbc.sql("SELECT " + SUMMARY + " FROM job WHERE id = :id")
            .param("id", id)
            .query(JobStore::summary)
            .optional();
    return summary.map(this::complete);
  }

  private Job complete(JobSummary summary) {
    record More(String hash, List<String> notes, boolean cancel, long lastEvent) {}
    // The newest event first: a picture may show more than its event says, never less.
    var more =
        jdbc.sql(
                """
                SELECT plan_hash, plan_notes, cancel_requested,
                       coalesce((SELECT id FROM job_event WHERE job = :id ORDER BY xid DESC, id DESC LIMIT 1), 0)
                FROM job WHERE id = :id
                """)
            .param("id", summary.id())
            .query((row, _) ->
                new More(
                    row.getString(1),
                    Arrays.asList(Json.convert(Json.read(row.getString(2)), String[].class)),
                    row.getBoolean(3),
                    row.getLong(4)))
            .single();
    var steps = steps(summary.id());
    var dependsOn =
        jdbc.sql("SELECT depends_on FROM job_dependency WHERE job = :id ORDER BY depends_on")
            .param("id", summary.id())
            .query(UUID.class)
            .list();
    return new Job(
        summary,
        more.hash(),
        more.notes(),
        steps,
        dependsOn,
        more.cancel(),
        summary.state().over() ? Optional.empty() : Progress.eta(steps),
        more.lastEvent());
  }

  public List<JobStep> steps(UUID job) {
    return jdbc.sql(
            """
            SELECT key, kind, phase, title, reason, impact, expected_ms, state, attempt, percent, text, result,
                   failure, started_at, finished_at, worker
            FROM job_step WHERE job = :job ORDER BY position
            """)
        .param("job", job)
        .query(JobStore::step)
        .list();
  }

  public JobPage list(JobQuery query) {
    var rows =
        jdbc.sql(
                "SELECT "
                    + SUMMARY
                    + """
                     FROM job
                    WHERE (:anyState OR state IN (:states))
                      AND (:subject::text IS NULL OR subject = :subject)
                      AND (:operation::text IS NULL OR operation = :operation)
                      AND (:text::text IS NULL
                           OR strpos(lower(concat_ws(' ', title, operation, requested_by, now_text, details::text)),
                                     lower(:text)) > 0)
                      AND (:before::uuid IS NULL OR id < :before)
                    ORDER BY id DESC LIMIT :limit
                    """)
            .param("anyState", query.states().isEmpty())
            .param("states", names(query.states()))
            .param("subject", query.subject().orElse(null))
            .param("operation", query.operation().orElse(null))
            .param("text", query.text().orElse(null))
            .param("before", query.before().orElse(null))
            .param("limit", query.limit() + 1)
            .query(JobStore::summary)
            .list();
    boolean more = rows.size() > query.limit();
    var items = more ? rows.subList(0, query.limit()) : rows;
    return new JobPage(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  private static List<String> names(Set<JobState> states) {
    return states.isEmpty() ? List.of("-") : states.stream().map(Enum::name).toList();
  }

  public Map<JobState, Long> counts() {
    var counts = new EnumMap<JobState, Long>(JobState.class);
    for (var state : JobState.values()) counts.put(state, 0L);
    jdbc.sql("SELECT state, count(*) FROM job GROUP BY state")
        .query((row, _) -> counts.put(JobState.valueOf(row.getString(1)), row.getLong(2)))
        .list();
    return counts;
  }

  static JobSummary summary(ResultSet row, int number) throws SQLException {
    return new JobSummary(
        row.getObject("id", UUID.class),
        row.getString("subject"),
        row.getString("operation"),
        row.getString("title"),
        JobState.valueOf(row.getString("state")),
        row.getInt("priority"),
        row.getInt("percent"),
        row.getString("now_text"),
        row.getString("requested_by"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        instant(row, "not_before"),
        Json.read(row.getString("details")));
  }

  private static JobStep step(ResultSet row, int number) throws SQLException {
    Set<Impact> impact = EnumSet.noneOf(Impact.class);
    for (var name : (String[]) row.getArray("impact").getArray()) impact.add(Impact.valueOf(name));
    return new JobStep(
        row.getString("key"),
        row.getString("kind"),
        row.getString("phase"),
        row.getString("title"),
        row.getString("reason"),
        impact,
        Duration.ofMillis(row.getLong("expected_ms")),
        StepState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        row.getInt("percent"),
        row.getString("text"),
        Json.read(row.getString("result")),
        Optional.ofNullable(Json.failure(row.getString("failure"))),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        row.getString("worker"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
