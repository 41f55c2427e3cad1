package org.hwautomation.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobRunner;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// A job whose step gives its place back until a door opens. Time moves by hand; no engine runs.
class PostponedJobTest {

  private static final String DOOR = "door:front";

  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private Instant opens = now.plus(Duration.ofHours(5));
  private HikariDataSource database;
  private JobDesk desk;

  private record Looks(int number) {}

  private record Nothing() {}

  /// Done when the door is open; counts how often it looked.
  private final class Door implements StepHandler<Nothing, Looks> {
    @Override
    public String kind() {
      return "lamp.flash";
    }

    @Override
    public Class<Nothing> arguments() {
      return Nothing.class;
    }

    @Override
    public Class<Looks> checkpoint() {
      return Looks.class;
    }

    @Override
    public boolean cancellableWhileWaiting() {
      return true;
    }

    @Override
    public Outcome<Looks> run(StepRun<Nothing, Looks> run) {
      int looks = run.checkpoint().map(Looks::number).orElse(0) + 1;
      if (now.isBefore(opens)) {
        return new Outcome.Postponed<>(opens, DOOR, "waits for the door", new Looks(looks));
      }
      return new Outcome.Done<>("open", JsonNodeFactory.instance.objectNode().put("looks", looks));
    }
  }

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
  void itTakesNoPlaceUntilItsTimeAndGoesOnWhereItWas() {
    var first = submit("first");
    assertThat(run(first)).isEmpty();

    var waiting = desk.find(first).orElseThrow();
    assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
    assertThat(waiting.summary().now()).isEqualTo("waits for the door");
    assertThat(waiting.summary().notBefore()).isEqualTo(opens);
    assertThat(desk.find(submit("second")).orElseThrow().state())
        .as("the only place is free")
        .isEqualTo(JobState.RUNNING);
    assertThat(desk.cancel(second(), "ada", "")).isTrue();
    run(second());

    now = opens;
    submit("third");
    assertThat(run(first)).isEmpty();
    var done = desk.find(first).orElseThrow();
    assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(done.steps().getFirst().result().path("looks").asInt(0)).isEqualTo(2);
    assertThat(desk.eventsAfter(0, Optional.of(first), 100))
        .extracting(JobEvent::code)
        .containsExactly(
            "job-submitted",
            "job-started",
            "step-started",
            "step-postponed",
            "step-done",
            "job-succeeded");
  }

  @Test
  void itLooksAgainWhenWhatItWaitsForHasChanged() {
    var job = submit("first");
    run(job);
    opens = now;

    assertThat(desk.lookAgain("door:back")).isZero();
    assertThat(desk.lookAgain(DOOR)).isEqualTo(1);

    run(job);
    assertThat(desk.find(job).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(desk.lookAgain(DOOR)).isZero();
  }

  @Test
  void itIsCancelledAtOnceWhileItWaits() {
    var job = submit("first");
    run(job);

    assertThat(desk.cancel(job, "ada", "not tonight")).isTrue();

    var over = desk.find(job).orElseThrow();
    assertThat(over.state()).isEqualTo(JobState.CANCELLED);
    assertThat(over.steps()).extracting(JobStep::state).containsOnly(StepState.CANCELLED);
    assertThat(desk.lookAgain(DOOR)).isZero();
  }

  @Test
  void aCancellationThatComesWhileItLooksIsNotForgottenInTheQueue() {
    var job = submit("first");
    assertThat(desk.cancel(job, "ada", "")).isTrue();

    run(job);

    assertThat(desk.find(job).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
  }

  private UUID second() {
    return desk.list(JobQuery.newest(1)).items().getFirst().id();
  }

  private UUID submit(String subject) {
    var plan = Lamp.plan(1);
    assertThat(plan.steps().getFirst().onFailure()).isEqualTo(OnFailure.STOP);
    return desk.submit(
            new NewJob(
                subject,
                plan.operation(),
                plan,
                50,
                "ada",
                Optional.empty(),
                List.of(),
                Map.of("place", 1),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode()))
        .id();
  }

  private Optional<Instant> run(UUID job) {
    return new JobRunner(
            database, List.of(new Door()), JobSettings.DEFAULT, () -> now, new Random(3), "one")
        .run(job);
  }
}
