package org.hwautomation.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobEngine;
import org.hwautomation.jobs.engine.JobRunner;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobEngineTest {

  private static final JobSettings QUICK =
      JobSettings.DEFAULT
          .pauses(Duration.ofMillis(5), Duration.ofMillis(20))
          .signs(Duration.ofSeconds(1), Duration.ofMillis(50));

  private final Lamp lamp = new Lamp();
  private final List<AutoCloseable> open = new ArrayList<>();
  private DataSource database;
  private JobDesk desk;

  @BeforeEach
  void openDesk() {
    // A pool as in the service: without one, most of the time goes into signing in.
    var pool = new HikariDataSource();
    pool.setDataSource(TestDatabase.filled("jobs", Schema::migrate).dataSource());
    pool.setMaximumPoolSize(20);
    open.add(pool);
    database = pool;
    desk = new JobDesk(database, InstantSource.system(), new Random(3));
    open.add(desk);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var each : open.reversed()) each.close();
  }

  @Test
  void runsAllStepsAndTellsWhatHappened() {
    startEngine("one");
    var job = desk.submit(Lamp.job("lamp", Lamp.plan(3)));
    assertThat(awaitOver(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(lamp.flashes).isEqualTo(3);
    assertThat(desk.find(job.id()).orElseThrow().summary().percent()).isEqualTo(100);
    assertThat(desk.eventsAfter(0, Optional.of(job.id()), 100))
        .extracting(JobEvent::code)
        .startsWith("job-submitted", "job-started", "step-started", "step-waiting")
        .endsWith("step-done", "job-succeeded");
  }

  @Test
  void tellsOnceWhatAStepSaysAgainAndAgainWhileItWaits() {
    lamp.glowsLeft = 20;
    startEngine("one");
    var job = awaitOver(desk.submit(Lamp.job("lamp", Lamp.plan(1))).id());
    assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(lamp.glowsLeft).isZero();
    assertThat(desk.eventsAfter(0, Optional.of(job.id()), 100))
        .filteredOn(event -> event.code().equals("step-waiting"))
        .extracting(JobEvent::text)
        .containsExactly("the lamp glows");
  }

  @Test
  void retriesWhatMayPass() {
    lamp.failuresLeft = 3;
    startEngine("one");
    var job = awaitOver(desk.submit(Lamp.job("lamp", Lamp.plan(1))).id());
    assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(job.steps().getFirst().attempt()).isEqualTo(4);
  }

  @Test
  void givesUpAfterTheLastRetryAndCanBeResumed() {
    lamp.failuresLeft = 4;
    startEngine("one");
    var job = awaitOver(desk.submit(Lamp.job("lamp", Lamp.plan(2))).id());
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.steps())
        .extracting(JobStep::state)
        .containsExactly(StepState.FAILED, StepState.SKIPPED);
    assertThat(job.summary().now()).contains("the lamp is busy");

    desk.resume(job.id(), "ada");
    assertThat(awaitOver(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(lamp.flashes).isEqualTo(2);
  }

  @Test
  void aStepThatMayFailLeavesTheJobPartlySucceeded() {
    lamp.broken = true;
    startEngine("one");
    var plan =
        new Plan("FlashLamp", "Flash", List.of(Lamp.step("a", OnFailure.CONTINUE)), List.of());
    assertThat(awaitOver(desk.submit(Lamp.job("lamp", plan)).id()).state())
        .isEqualTo(JobState.PARTLY_SUCCEEDED);
  }

  @Test
  void oneActiveJobPerSubject() {
    var first = desk.submit(Lamp.job("lamp", Lamp.plan(1)));
    assertThatThrownBy(() -> desk.submit(Lamp.job("lamp", Lamp.plan(1))))
        .isInstanceOfSatisfying(
            SubjectBusy.class, busy -> assertThat(busy.activeJob()).isEqualTo(first.id()));
    desk.submit(Lamp.job("another lamp", Lamp.plan(1)));
  }

  @Test
  void theSameKeyGivesTheSameJob() {
    var plan = Lamp.plan(1);
    var once = desk.submit(withKey("lamp", plan, "k"));
    var again = desk.submit(withKey("lamp", plan, "k"));
    assertThat(again.id()).isEqualTo(once.id());
  }

  @Test
  void cancelledBeforeItBeganNeverRuns() {
    var job = desk.submit(limited("lamp", 50, "site", 1));
    var waiting = desk.submit(limited("other", 50, "site", 1));
    assertThat(desk.cancel(waiting.id(), "ada", "not today")).isTrue();
    startEngine("one");
    awaitOver(job.id());
    assertThat(desk.find(waiting.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    assertThat(lamp.flashes).isEqualTo(1);
  }

  @Test
  void limitsAndPrioritiesDecideWhoBegins() {
    var first = desk.submit(limited("a", 10, "site", 1));
    var low = desk.submit(limited("b", 10, "site", 1));
    var high = desk.submit(limited("c", 90, "site", 1));
    startEngine("one");
    awaitOver(low.id());
    var finished =
        List.of(first.id(), high.id(), low.id()).stream()
            .map(id -> desk.find(id).orElseThrow().summary().finishedAt())
            .toList();
    assertThat(finished).isSorted();
  }

  @Test
  void aJobWaitsForWhatItDependsOn() {
    var backup = desk.submit(Lamp.job("lamp", Lamp.plan(1)));
    var change = desk.submit(depending("lamp", backup.id()));
    assertThat(change.state()).isEqualTo(JobState.BLOCKED);
    startEngine("one");
    assertThat(awaitOver(change.id()).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(lamp.flashes).isEqualTo(2);
  }

  @Test
  void aJobWhoseDependencyFailsIsCancelled() {
    lamp.broken = true;
    var backup = desk.submit(Lamp.job("lamp", Lamp.plan(1)));
    var change = desk.submit(depending("lamp", backup.id()));
    startEngine("one");
    assertThat(awaitOver(change.id()).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void anotherWorkerTakesOverWhatADeadOneLeft() throws Exception {
    var job = desk.submit(Lamp.job("lamp", Lamp.plan(1)));
    // What a killed worker leaves behind: a picked row whose heartbeat has stopped.
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat = now() - interval '1 hour'"
              + " WHERE task_name = 'job'");
    }
    startEngine("living");
    assertThat(awaitOver(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void listenersSeeEveryEventOnceInOrder() throws Exception {
    var seen = new CopyOnWriteArrayList<JobEvent>();
    try (var _ = desk.subscribe(seen::add)) {
      startEngine("one");
      var jobs = new ArrayList<UUID>();
      for (int i = 0; i < 20; i++) jobs.add(desk.submit(Lamp.job("lamp-" + i, Lamp.plan(2))).id());
      for (var job : jobs) awaitOver(job);
      eventually(() -> seen.stream().filter(e -> e.code().equals("job-succeeded")).count() == 20);
    }
    assertThat(seen).extracting(JobEvent::id).doesNotHaveDuplicates();
    var expected = desk.eventsAfter(0, Optional.empty(), 10_000);
    assertThat(seen)
        .extracting(JobEvent::id)
        .containsExactlyElementsOf(expected.stream().map(JobEvent::id).toList());
  }

  @Test
  void aListenerThatFailsDoesNotKeepEventsFromTheOthers() throws Exception {
    var seen = new CopyOnWriteArrayList<JobEvent>();
    try (var _ =
            desk.subscribe(_ -> {
              throw new IllegalStateException("made up");
            });
        var _ = desk.subscribe(seen::add)) {
      startEngine("one");
      awaitOver(desk.submit(Lamp.job("lamp", Lamp.plan(1))).id());
      eventually(() -> seen.stream().anyMatch(e -> e.code().equals("job-succeeded")));
    }
    assertThat(seen).extracting(JobEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void anActiveJobThatLostItsScheduleIsLookedAtAgain() throws Exception {
    var job = desk.submit(Lamp.job("lamp", Lamp.plan(1)));
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM scheduled_tasks WHERE task_name = 'job'");
    }
    startEngine("one");
    assertThat(awaitOver(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aWorkerThatWasOvertakenWritesNothingMore() {
    var job = desk.submit(Lamp.job("lamp", Lamp.plan(1)));
    var second = runner(Runnable::run);
    var first =
        runner(effect -> {
          effect.run();
          second.run(job.id());
        });
    assertThatThrownBy(() -> first.run(job.id())).isInstanceOf(LeaseLost.class);
    assertThat(desk.find(job.id()).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(lamp.flashes).isEqualTo(1);
  }

  private JobRunner runner(Lamp.Hand hand) {
    return new JobRunner(
        database,
        List.of(new Lamp.Handler(lamp, hand)),
        QUICK,
        InstantSource.system(),
        new Random(5),
        "by hand");
  }

  @Test
  void aLongQueueOfAFullSiteDoesNotHoldUpAnother() {
    desk.submit(limited("first", 90, "full", 1));
    for (int i = 0; i < 501; i++) desk.submit(limited("queued-" + i, 90, "full", 1));
    // Nobody runs jobs here, so the place stays taken.
    var other = desk.submit(limited("other", 10, "free", 1));
    assertThat(other.state()).isEqualTo(JobState.RUNNING);
  }

  private void startEngine(String name) {
    var engine =
        new JobEngine(
            database,
            List.of(new Lamp.Handler(lamp, Runnable::run)),
            QUICK,
            InstantSource.system(),
            new Random(5),
            name);
    engine.start();
    open.add(engine);
  }

  private Job awaitOver(UUID id) {
    eventually(() -> desk.find(id).orElseThrow().state().over());
    return desk.find(id).orElseThrow();
  }

  private static void eventually(java.util.function.BooleanSupplier condition) {
    var limit = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(limit)) throw new AssertionError("it did not come about in 30 s");
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  private static NewJob withKey(String subject, Plan plan, String key) {
    var job = Lamp.job(subject, plan);
    return new NewJob(
        subject,
        job.operation(),
        plan,
        50,
        "ada",
        Optional.of(key),
        List.of(),
        Map.of(),
        Optional.empty(),
        job.details());
  }

  private static NewJob limited(String subject, int priority, String key, int capacity) {
    var job = Lamp.job(subject, Lamp.plan(1));
    return new NewJob(
        subject,
        job.operation(),
        job.plan(),
        priority,
        "ada",
        Optional.empty(),
        List.of(),
        Map.of(key, capacity),
        Optional.empty(),
        job.details());
  }

  private static NewJob depending(String subject, UUID other) {
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
