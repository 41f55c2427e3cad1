package org.hwautomation.fleet.bios.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.fleet.JobsDatabase;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.hwautomation.fleet.provisioning.GivenReason;
import org.hwautomation.fleet.provisioning.Persona;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.hwautomation.jobs.testing.CrashingDataSource.Crash;
import org.hwautomation.jobs.testing.CrashingDataSource.Moment;
import org.hwautomation.simulator.fault.FaultPreset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each operation on each kind of machine: done, verified, under faults and kills. What the job
/// says is what the machine did.
class BiosOperationStoryTest {

  private static final boolean ALL = Integer.getInteger("crash.step", 0) == 1;

  @RegisterExtension static final JobsDatabase DATABASE = new JobsDatabase();
  @TempDir static Path directory;

  record Case(Persona persona, Deed deed) {}

  static Stream<Case> all() {
    return Stream.of(Persona.values())
        .flatMap(persona -> Stream.of(Deed.values()).map(deed -> new Case(persona, deed)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isDoneWithOneRestartAndProvenWhereTheMachineShowsIt(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      assumeThat(one.deed().isOffered(bench)).as("not every machine offers it").isTrue();
      boolean provable = one.deed().isProvable(bench);
      var request = BiosOperationRequest.of(one.deed().asked(bench));

      var job = run(bench, plan(bench, request));

      assertThat(job.state())
          .as(text(job))
          .isEqualTo(provable ? JobState.SUCCEEDED : JobState.PARTLY_SUCCEEDED);
      assertThat(one.deed().isDone(bench.bmc())).isTrue();
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(1);
      if (!provable) assertThat(text(job)).contains("cannot be proven");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsOnlyStagedRestartsNothing(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      assumeThat(one.deed().isOffered(bench)).isTrue();
      var request = BiosOperationRequest.of(one.deed().asked(bench)).at(new ApplyTime.StageOnly());

      var job = run(bench, plan(bench, request));

      assertThat(job.state()).as(text(job)).isEqualTo(JobState.SUCCEEDED);
      assertThat(bench.bmc().history().hostReboots()).isZero();
    }
  }

  record Fault(FaultPreset fault, Persona persona, Deed deed) {}

  /// Every fault with every operation, the machines taking turns; with `-Dcrash.step=1` on each.
  static List<Fault> faults() {
    var cases = new ArrayList<Fault>();
    int turn = 0;
    for (var fault : FaultPreset.values()) {
      for (var deed : Deed.values()) {
        turn++;
        for (var persona : Persona.values()) {
          if (ALL || persona.ordinal() == turn % Persona.values().length) {
            cases.add(new Fault(fault, persona, deed));
          }
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void underEachFaultEndsVerifiedOrWithAReason(Fault one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      assumeThat(one.deed().isOffered(bench)).isTrue();
      boolean provable = one.deed().isProvable(bench);
      var plan = plan(bench, BiosOperationRequest.of(one.deed().asked(bench)));
      bench.strike(one.fault());
      bench.restartService();

      var job = run(bench, plan);

      var text = text(job);
      if (provable) {
        assertThat(job.state() == JobState.SUCCEEDED)
            .as(text)
            .isEqualTo(one.deed().isDone(bench.bmc()));
      } else {
        assertThat(job.state()).as(text).isNotEqualTo(JobState.SUCCEEDED);
      }
      assertThat(bench.bmc().history().hostReboots()).as(text).isLessThanOrEqualTo(1);
      if (job.state() == JobState.FAILED) {
        GivenReason.assertGiven(job, bench.bmc().name(), text);
      }
    }
  }

  record End(JobState state, String failure, int hostReboots, boolean done, int changes) {}

  @ParameterizedTest
  @MethodSource("all")
  void endsTheSameWhereverTheServiceIsKilled(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      assumeThat(one.deed().isOffered(bench)).isTrue();
    }
    var counting = CrashingDataSource.counting(DATABASE.pool());
    var undisturbed = killed(one, counting);
    assertThat(undisturbed.done()).isTrue();
    for (var moment : Moment.values()) {
      int first = 1 + 5 * one.persona().ordinal() + 3 * one.deed().ordinal();
      for (int dieAt = ALL ? 1 : first; dieAt <= counting.writes(); dieAt += ALL ? 1 : 53) {
        var dying = new CrashingDataSource(DATABASE.pool(), dieAt, moment);
        assertThat(killed(one, dying))
            .as("%s killed %s write %d", one, moment, dieAt)
            .isEqualTo(undisturbed);
      }
    }
  }

  private static End killed(Case one, CrashingDataSource source) {
    try (var bench = new Workbench(one.persona(), directory)) {
      var plan = plan(bench, BiosOperationRequest.of(one.deed().asked(bench)));
      var job = bench.submit(DATABASE.pool(), plan);
      try {
        bench.run(source.dataSource(), job);
      } catch (Crash expected) {
        bench.restartService();
        bench.run(DATABASE.pool(), job);
      }
      var end = bench.job(DATABASE.pool(), job);
      return new End(
          end.state(),
          text(end).replace(bench.bmc().name(), "it"),
          bench.bmc().history().hostReboots(),
          one.deed().isDone(bench.bmc()),
          bench.bmc().history().attributeChanges().size());
    }
  }

  static Stream<Case> thatGoBack() {
    return all().filter(one -> one.deed() == Deed.BOOT_ORDER || one.deed() == Deed.SECURE_BOOT);
  }

  /// The way back that a person takes: what the job itself kept is asked for again.
  @ParameterizedTest
  @MethodSource("thatGoBack")
  void isTakenBackByWhatTheJobKept(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      assumeThat(one.deed().isOffered(bench)).isTrue();
      var request =
          BiosOperationRequest.of(one.deed().asked(bench)).with(RollbackPolicy.ON_FAILURE);
      var before = bench.server().can(BootOrder.class).map(BootOrder::current);
      var made = run(bench, plan(bench, request));
      assertThat(made.state()).as(text(made)).isEqualTo(JobState.SUCCEEDED);

      var back = BiosOperations.inverse(made).orElseThrow();
      var undone = run(bench, plan(bench, BiosOperationRequest.of(back)));

      assertThat(undone.state()).as(text(undone)).isEqualTo(JobState.SUCCEEDED);
      assertThat(one.deed().isDone(bench.bmc())).isFalse();
      assertThat(bench.server().can(BootOrder.class).map(BootOrder::current)).isEqualTo(before);
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(2);
    }
  }

  /// POST leaves out what it was told.
  @ParameterizedTest
  @MethodSource("thatGoBack")
  void whatDoesNotTakeGoesBackByItself(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      assumeThat(one.deed().isOffered(bench)).isTrue();
      var request =
          BiosOperationRequest.of(one.deed().asked(bench)).with(RollbackPolicy.ON_FAILURE);
      var order = bench.server().can(BootOrder.class).map(BootOrder::current);
      var secure = bench.server().can(SecureBootControl.class).map(SecureBootControl::current);
      var plan = plan(bench, request);
      bench.bmc().fault(FaultPreset.SETTING_IGNORED.id());

      var job = run(bench, plan);

      assertThat(job.state()).as(text(job)).isEqualTo(JobState.FAILED);
      assertThat(text(job)).contains(bench.bmc().name());
      assertThat(one.deed().isDone(bench.bmc())).isFalse();
      assertThat(bench.server().can(BootOrder.class).map(BootOrder::current)).isEqualTo(order);
      assertThat(bench.server().can(SecureBootControl.class).map(SecureBootControl::current))
          .isEqualTo(secure);
      assertThat(bench.bmc().history().hostReboots()).isBetween(1, 2);
    }
  }

  private static Plan plan(Workbench bench, BiosOperationRequest request) {
    var server = bench.server();
    var prospect = new Prospects(server).of(request.operation());
    assertThat(prospect.faults()).isEmpty();
    assertThat(prospect.settled()).isFalse();
    return OperationPlanner.plan(server.name(), server.identify(), prospect, request);
  }

  private static Job run(Workbench bench, Plan plan) {
    UUID job = bench.submit(DATABASE.pool(), plan);
    bench.run(DATABASE.pool(), job);
    return bench.job(DATABASE.pool(), job);
  }

  private static String text(Job job) {
    return job.steps().stream()
        .flatMap(step -> step.failure().stream())
        .map(failure -> failure.message())
        .findFirst()
        .orElse("");
  }
}
