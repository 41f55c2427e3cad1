package org.hwautomation.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobRunner;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may begin, and when. Time moves by hand; no engine runs.
class JobDeskTest {

  private final Lamp lamp = new Lamp();
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private HikariDataSource database;
  private JobDesk desk;

  @BeforeEach
  void open() {
    database = new HikariDataSource();
    database.setDataSource(TestDatabase.filled("jobs", Schema::migrate).dataSource());
    desk = new JobDesk(database, () -> now, new Random(3));
  }

  @AfterEach
  void close() {
    desk.close();
    database.close();
  }

  @Test
  void manyAreTakenInOneCallAndABusySubjectKeepsNobodyElseOut() {
    var first = desk.submit(job("lamp-3", Map.of()));
    var jobs = IntStream.range(0, 50).mapToObj(i -> job("lamp-" + i, Map.of())).toList();
    var outcomes = desk.submitAll(jobs);
    assertThat(outcomes).hasSize(50);
    assertThat(outcomes.get(3)).isEqualTo(new Submission.Busy(first.id()));
    for (int i = 0; i < 50; i++) {
      if (i == 3) continue;
      assertThat(outcomes.get(i)).isInstanceOf(Submission.Accepted.class);
      var stored = desk.find(((Submission.Accepted) outcomes.get(i)).job()).orElseThrow();
      assertThat(stored.summary().subject()).isEqualTo("lamp-" + i);
      assertThat(stored.steps()).hasSize(1);
      assertThat(desk.eventsAfter(0, Optional.of(stored.id()), 10))
          .extracting(JobEvent::code)
          .containsExactly("job-submitted");
    }
    assertThat(desk.counts().get(JobState.RUNNING)).isEqualTo(50);
  }

  @Test
  void twoOfOneCallForTheSameSubjectAreOne() {
    var outcomes = desk.submitAll(List.of(job("lamp", Map.of()), job("lamp", Map.of())));
    assertThat(outcomes.getFirst()).isInstanceOf(Submission.Accepted.class);
    assertThat(outcomes.getLast())
        .isEqualTo(new Submission.Busy(((Submission.Accepted) outcomes.getFirst()).job()));
  }

  @Test
  void noneIsTakenWhenOneDependsOnWhatDoesNotExist() {
    var jobs = List.of(job("lamp", Map.of()), after("other", UUID.randomUUID()));
    assertThatThrownBy(() -> desk.submitAll(jobs)).isInstanceOf(NoSuchElementException.class);
    assertThat(desk.list(JobQuery.newest(10)).items()).isEmpty();
  }

  @Test
  void theLimitsOfTheServiceAndOfEachSiteHold() {
    var jobs = new ArrayList<NewJob>();
    for (int i = 0; i < 10; i++) jobs.add(job("a-" + i, Map.of("service", 5, "site:a", 3)));
    for (int i = 0; i < 10; i++) jobs.add(job("b-" + i, Map.of("service", 5, "site:b", 3)));
    var ids = accepted(desk.submitAll(jobs));
    var one = ids.subList(0, 10);
    var other = ids.subList(10, 20);
    // Each place that becomes free is taken by one more, and by no more than one.
    for (int done = 0; done < 20; done++) {
      int room = Math.min(3, unfinished(one)) + Math.min(3, unfinished(other));
      assertThat(running(ids)).hasSize(Math.min(5, room));
      assertThat(running(one)).hasSizeLessThanOrEqualTo(3);
      assertThat(running(other)).hasSizeLessThanOrEqualTo(3);
      run(running(ids).getFirst());
    }
    assertThat(desk.counts().get(JobState.SUCCEEDED)).isEqualTo(20);
  }

  @Test
  void whoWaitsGainsAPointAMinuteAndOvertakesTheMoreUrgent() {
    var holder = desk.submit(job("holder", 50, Map.of("site", 1))).id();
    var old = desk.submit(job("old", 10, Map.of("site", 1))).id();
    now = now.plus(Duration.ofMinutes(41));
    var urgent = desk.submit(job("urgent", 50, Map.of("site", 1))).id();
    run(holder);
    assertThat(running(List.of(old, urgent))).containsExactly(old);
  }

  @Test
  void theMoreUrgentGoesFirstWhenNobodyHasWaitedLong() {
    var holder = desk.submit(job("holder", 50, Map.of("site", 1))).id();
    var old = desk.submit(job("old", 10, Map.of("site", 1))).id();
    now = now.plus(Duration.ofMinutes(39));
    var urgent = desk.submit(job("urgent", 50, Map.of("site", 1))).id();
    run(holder);
    assertThat(running(List.of(old, urgent))).containsExactly(urgent);
  }

  @Test
  void nobodyBeginsBeforeItsTime() {
    var id = desk.submit(notBefore("lamp", now.plus(Duration.ofHours(1)))).id();
    now = now.plus(Duration.ofMinutes(59));
    admit();
    assertThat(state(id)).isEqualTo(JobState.QUEUED);
    now = now.plus(Duration.ofMinutes(1));
    admit();
    assertThat(state(id)).isEqualTo(JobState.RUNNING);
  }

  @Test
  void dependentsSayWhichJobFailedAndWhy() {
    lamp.broken = true;
    var first = desk.submit(job("lamp", Map.of())).id();
    var second = desk.submit(after("lamp", first)).id();
    var third = desk.submit(after("lamp", second)).id();
    assertThat(state(second)).isEqualTo(JobState.BLOCKED);
    run(first);
    assertThat(desk.find(second).orElseThrow().summary().now())
        .contains(first.toString(), "failed", "the lamp is broken");
    assertThat(state(second)).isEqualTo(JobState.CANCELLED);
    admit();
    assertThat(desk.find(third).orElseThrow().summary().now())
        .contains(second.toString(), "was cancelled");
  }

  @Test
  void aJobMayAskForItsOwnRetries() {
    lamp.failuresLeft = 100;
    var patient = desk.submit(job("lamp", Map.of()).with(Retries.DEFAULT.atMost(5))).id();
    assertThat(attempts(patient)).isEqualTo(6);
    var impatient = desk.submit(job("lamp", Map.of()).with(Retries.DEFAULT.atMost(0))).id();
    assertThat(attempts(impatient)).isEqualTo(1);
    var ordinary = desk.submit(job("lamp", Map.of())).id();
    assertThat(attempts(ordinary)).isEqualTo(4);
  }

  private int attempts(UUID job) {
    run(job);
    var steps = desk.find(job).orElseThrow().steps();
    assertThat(steps.getFirst().state()).isEqualTo(StepState.FAILED);
    return steps.getFirst().attempt();
  }

  /// To its end, without pauses.
  private void run(UUID job) {
    var runner =
        new JobRunner(
            database,
            List.of(new Lamp.Handler(lamp, Runnable::run)),
            JobSettings.DEFAULT,
            () -> now,
            new Random(5),
            "by hand");
    while (runner.run(job).isPresent()) {}
    admit();
  }

  /// What an engine does after each job: here by a submission that cannot begin itself.
  private void admit() {
    desk.submit(notBefore("probe-" + UUID.randomUUID(), now.plus(Duration.ofDays(365))));
  }

  private List<UUID> running(List<UUID> jobs) {
    return jobs.stream().filter(id -> state(id) == JobState.RUNNING).toList();
  }

  private int unfinished(List<UUID> jobs) {
    return (int) jobs.stream().filter(id -> !state(id).over()).count();
  }

  private JobState state(UUID job) {
    return desk.find(job).orElseThrow().state();
  }

  private static List<UUID> accepted(List<Submission> outcomes) {
    return outcomes.stream().map(one -> ((Submission.Accepted) one).job()).toList();
  }

  private static NewJob job(String subject, Map<String, Integer> limits) {
    return job(subject, 50, limits);
  }

  private static NewJob job(String subject, int priority, Map<String, Integer> limits) {
    var job = Lamp.job(subject, Lamp.plan(1));
    return new NewJob(
        subject,
        job.operation(),
        job.plan(),
        priority,
        "ada",
        Optional.empty(),
        List.of(),
        limits,
        Optional.empty(),
        job.details());
  }

  private static NewJob notBefore(String subject, Instant time) {
    var job = Lamp.job(subject, Lamp.plan(1));
    return new NewJob(
        subject,
        job.operation(),
        job.plan(),
        100,
        "ada",
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.of(time),
        job.details());
  }

  private static NewJob after(String subject, UUID other) {
    var job = Lamp.job(subject, Lamp.plan(1));
    return new NewJob(
        subject,
        job.operation(),
        job.plan(),
        50,
        "ada",
        Optional.empty(),
        List.of(other),
        Map.of(),
        Optional.empty(),
        job.details());
  }
}
