package org.hwautomation.fleet.bios.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hwautomation.fleet.bios.drift.Writers.Change;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobPage;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.Submission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobWritersTest {

  private static final UUID SERVER = new UUID(1, 1);
  private static final UUID JOB = new UUID(2, 2);
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final String VERDICTS =
      """
      [{"attribute":"Sriov","now":"Enabled"},{"attribute":"Retries","now":5}]
      """;

  private final OneJob jobs = new OneJob();
  private final JobWriters writers = new JobWriters(jobs);

  @Test
  void whatAJobReadBackIsItsOwnWhoeverSeesItLater() {
    jobs.over(minute(10));

    assertThat(writers.of(SERVER, change("Sriov", "Enabled", 0, 60))).contains(JOB);
    assertThat(writers.of(SERVER, change("Retries", 5L, 0, 60))).contains(JOB);
    assertThat(writers.of(SERVER, change("Sriov", "Auto", 0, 60))).as("other value").isEmpty();
    assertThat(writers.of(SERVER, change("BootMode", "Bios", 0, 60))).as("not its own").isEmpty();
    assertThat(writers.of(SERVER, change("Sriov", "Enabled", 20, 60))).as("later").isEmpty();
  }

  @Test
  void whatAJobFoundBeforeItWroteIsSomebodyElses() {
    jobs.running();

    var found = new Change("BootMode", "Bios", minute(0), minute(1), Optional.of(JOB));
    assertThat(writers.of(SERVER, found)).isEmpty();
    var left = new Change("BootMode", "Bios", minute(1), minute(8), Optional.of(JOB));
    assertThat(writers.of(SERVER, left)).as("changed along by the BIOS").contains(JOB);
  }

  @Test
  void whatChangesWhileAJobHasTheBiosInItsHandsIsTheJobs() {
    jobs.running();

    assertThat(writers.of(SERVER, change("Sriov", "Enabled", 0, 5))).contains(JOB);
    assertThat(writers.busy(SERVER)).isTrue();
    jobs.over(minute(10));
    assertThat(writers.busy(SERVER)).isFalse();
  }

  private static Change change(String attribute, Object value, int after, int until) {
    return new Change(attribute, value, minute(after), minute(until), Optional.empty());
  }

  private static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /// One job that stages from the second minute on and reads back at its end. Who asks more of it
  /// fails the test.
  private static final class OneJob implements Jobs {
    private JobState state = JobState.RUNNING;
    private @Nullable Instant finishedAt;

    void running() {
      state = JobState.RUNNING;
      finishedAt = null;
    }

    void over(Instant at) {
      state = JobState.SUCCEEDED;
      finishedAt = at;
    }

    private JobSummary summary() {
      return new JobSummary(
          JOB,
          SERVER.toString(),
          "bios",
          "made up",
          state,
          50,
          0,
          "",
          "otto",
          START,
          START,
          finishedAt,
          null,
          JsonMapper.shared().createObjectNode());
    }

    private static JobStep step(String kind, Instant startedAt, JsonNode result) {
      return new JobStep(
          kind,
          kind,
          "bios",
          kind,
          "",
          Set.of(),
          Duration.ofSeconds(1),
          StepState.DONE,
          1,
          100,
          "",
          result,
          Optional.empty(),
          startedAt,
          null,
          null);
    }

    @Override
    public Optional<Job> find(UUID id) {
      var steps = new ArrayList<JobStep>();
      var nothing = JsonMapper.shared().createObjectNode();
      steps.add(step("bios.remember", minute(0), nothing));
      steps.add(step("bios.stage", minute(2), nothing));
      if (finishedAt != null) {
        steps.add(step("bios.verify", minute(7), JsonMapper.shared().readTree(VERDICTS)));
      }
      return Optional.of(
          new Job(summary(), "hash", List.of(), steps, List.of(), false, Optional.empty(), 0));
    }

    @Override
    public JobPage list(JobQuery query) {
      boolean fits = query.states().isEmpty() || query.states().contains(state);
      return new JobPage(fits ? List.of(summary()) : List.of(), Optional.empty());
    }

    @Override
    public Job submit(NewJob job) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public List<Submission> submitAll(List<NewJob> all) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public Map<JobState, Long> counts() {
      throw new AssertionError("not asked for here");
    }

    @Override
    public boolean cancel(UUID id, String by, String why) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public Job resume(UUID id, String by) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public int lookAgain(String waitsFor) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public void reprioritise(UUID id, int priority, String by) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public List<JobEvent> eventsAfter(long eventId, Optional<UUID> job, int limit) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public List<JobEvent> newestEvents(UUID job, int limit) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public long latestEvent() {
      throw new AssertionError("not asked for here");
    }

    @Override
    public AutoCloseable subscribe(Consumer<JobEvent> listener) {
      throw new AssertionError("not asked for here");
    }
  }
}
