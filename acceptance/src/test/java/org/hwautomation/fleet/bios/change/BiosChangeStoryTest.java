package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.JobsDatabase;
import org.hwautomation.fleet.provisioning.GivenReason;
import org.hwautomation.fleet.provisioning.MachineBench;
import org.hwautomation.fleet.provisioning.Persona;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.hwautomation.jobs.testing.CrashingDataSource.Crash;
import org.hwautomation.jobs.testing.CrashingDataSource.Moment;
import org.hwautomation.simulator.fault.FaultPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A BIOS change on each kind of machine: made, verified, taken back; under faults and kills. What
/// the job says is what the machine itself has.
class BiosChangeStoryTest {

  private static final int MOST_BMC_RESTARTS = 2;
  private static final int STEP = Integer.getInteger("crash.step", 17);
  private static final boolean ALL = STEP == 1;

  @RegisterExtension static final JobsDatabase DATABASE = new JobsDatabase();
  @TempDir static Path directory;

  @ParameterizedTest
  @EnumSource
  void isMadeAndTakenBackWithOneRestartEach(Persona persona) {
    try (var bench = new Workbench(persona, directory)) {
      var before = bios(bench).current().attributes();
      var request = BiosChangeRequest.of(persona.settings());

      var made = run(bench, plan(bench, request));
      assertThat(made.state()).as(made.summary().now()).isEqualTo(JobState.SUCCEEDED);
      assertThat(persona.isConfigured(bench.bmc())).isTrue();
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(1);
      assertThat(story(bench).plan(request)).as("nothing is left to do").isNull();

      var back = story(bench).takingBack(made, before);
      var undone = run(bench, plan(bench, back));
      assertThat(undone.state()).as(undone.summary().now()).isEqualTo(JobState.SUCCEEDED);
      assertThat(bios(bench).current().attributes()).isEqualTo(before);
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(2);
    }
  }

  @Test
  void whatTheBiosChangedByItselfIsTakenBackToo() {
    try (var bench = new Workbench(Persona.DELL_R750, directory)) {
      var custom = Map.<String, Object>of("SysProfile", "Custom", "ProcC1E", "Disabled");
      assertThat(run(bench, plan(bench, BiosChangeRequest.of(custom))).state())
          .isEqualTo(JobState.SUCCEEDED);
      var before = bios(bench).current().attributes();

      var profile = Map.<String, Object>of("SysProfile", "PerfPerWattOptimizedDapc");
      var made = run(bench, plan(bench, BiosChangeRequest.of(profile)));
      assertThat(bios(bench).current().attributes()).containsEntry("ProcC1E", "Enabled");
      run(bench, plan(bench, story(bench).takingBack(made, before)));

      assertThat(bios(bench).current().attributes()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isTakenBackByItselfWhenASettingDoesNotTake(Persona persona) {
    try (var bench = new Workbench(persona, directory)) {
      var before = bios(bench).current().attributes();
      var request = BiosChangeRequest.of(persona.settings()).with(RollbackPolicy.ON_FAILURE);
      bench.bmc().fault(FaultPreset.SETTING_IGNORED.id());

      var job = run(bench, plan(bench, request));

      assertThat(job.state()).as(job.summary().now()).isEqualTo(JobState.FAILED);
      assertThat(BiosStory.failure(job))
          .contains("is as it was before")
          .contains(bench.bmc().name());
      assertThat(bios(bench).current().attributes()).isEqualTo(before);
      assertThat(bench.bmc().history().hostReboots())
          .as("one to apply, and one to go back where anything had been applied")
          .isEqualTo(persona.settings().size() > 1 ? 2 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsAndNamesWhatWorkedWhenNobodyWantsItTakenBack(Persona persona) {
    try (var bench = new Workbench(persona, directory)) {
      bench.bmc().fault(FaultPreset.SETTING_IGNORED.id());
      var job = run(bench, plan(bench, BiosChangeRequest.of(persona.settings())));

      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(BiosStory.failure(job))
          .contains(
              "%d of %d settings"
                  .formatted(persona.settings().size() - 1, persona.settings().size()));
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(1);
    }
  }

  record Case(FaultPreset fault, Persona persona) {}

  /// Every fault on two machines, the machines taking turns; with `-Dcrash.step=1` on each.
  static Stream<Case> cases() {
    var personas = Persona.values();
    return Stream.of(FaultPreset.values())
        .flatMap(fault ->
            Stream.of(personas)
                .filter(persona ->
                    ALL || (persona.ordinal() - fault.ordinal()) % (personas.length / 2) == 0)
                .map(persona -> new Case(fault, persona)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void underEachFaultEndsVerifiedOrWithAReason(Case one) {
    try (var bench = new Workbench(one.persona(), directory)) {
      var plan = plan(bench, BiosChangeRequest.of(one.persona().settings()));
      bench.strike(one.fault());
      bench.restartService();

      var job = run(bench, plan);

      var text = job.summary().now();
      assertThat(job.state() == JobState.SUCCEEDED)
          .as(text)
          .isEqualTo(one.persona().isConfigured(bench.bmc()));
      assertThat(bench.bmc().history().hostReboots()).as(text).isLessThanOrEqualTo(1);
      assertThat(bench.bmc().history().bmcRestarts())
          .as(text)
          .isLessThanOrEqualTo(MOST_BMC_RESTARTS);
      if (job.state() != JobState.SUCCEEDED) {
        GivenReason.assertGiven(job, bench.bmc().name(), text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSameWhereverTheServiceIsKilled(Persona persona) {
    var counting = CrashingDataSource.counting(DATABASE.pool());
    var undisturbed = killed(persona, counting);
    assertThat(undisturbed.state()).isEqualTo(JobState.FAILED);
    for (var moment : Moment.values()) {
      for (int dieAt = ALL ? 1 : 1 + persona.ordinal(); dieAt <= counting.writes(); dieAt += STEP) {
        var dying = new CrashingDataSource(DATABASE.pool(), dieAt, moment);
        assertThat(killed(persona, dying))
            .as("%s killed %s write %d", persona, moment, dieAt)
            .isEqualTo(undisturbed);
      }
    }
  }

  record End(JobState state, String failure, int hostReboots, Map<String, Object> values) {}

  /// The longest way: changed, found not to have taken, and taken back.
  private static End killed(Persona persona, CrashingDataSource source) {
    try (var bench = new Workbench(persona, directory)) {
      var request = BiosChangeRequest.of(persona.settings()).with(RollbackPolicy.ON_FAILURE);
      var job = bench.submit(DATABASE.pool(), plan(bench, request));
      bench.bmc().fault(FaultPreset.SETTING_IGNORED.id());
      try {
        bench.run(source.dataSource(), job);
      } catch (Crash expected) {
        bench.restartService();
        bench.run(DATABASE.pool(), job);
      }
      var end = bench.job(DATABASE.pool(), job);
      return new End(
          end.state(),
          BiosStory.failure(end).replace(bench.bmc().name(), "it"),
          bench.bmc().history().hostReboots(),
          new LinkedHashMap<>(bios(bench).current().attributes()));
    }
  }

  private static BiosStory story(MachineBench bench) {
    return new BiosStory(bench, DATABASE.pool());
  }

  private static BiosConfiguration bios(MachineBench bench) {
    return story(bench).bios();
  }

  private static Plan plan(MachineBench bench, BiosChangeRequest request) {
    return Objects.requireNonNull(story(bench).plan(request), "there is something to do");
  }

  private static Job run(MachineBench bench, Plan plan) {
    return story(bench).run(plan);
  }
}
