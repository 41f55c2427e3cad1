package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.JobsDatabase;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.provisioning.Persona;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobState;
import org.hwautomation.simulator.fault.FaultPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A system profile sets other settings besides. When the change fails, all of them are again as
/// they were.
class SideEffectRollbackStoryTest {

  /// The profile, and a setting that is ignored because its name is last.
  private static final Map<String, Object> CHANGE =
      Map.of("SysProfile", "PerfOptimized", "TpmSecurity", "Off");

  @RegisterExtension static final JobsDatabase DATABASE = new JobsDatabase();
  @TempDir static Path directory;

  @Test
  void whatFollowsByItselfGoesBackByItself() {
    try (var bench = new Workbench(Persona.DELL_R750, directory)) {
      var before = bios(bench).current().attributes();

      var job = failingChange(bench);

      assertThat(failure(job)).contains("is as it was before");
      assertThat(bios(bench).current().attributes()).isEqualTo(before);
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(2);
    }
  }

  @Test
  void whatHadItsOwnValueIsSetAgainAfterTheProfileUnlockedIt() {
    try (var bench = new Workbench(Persona.DELL_R750, directory)) {
      var own = Map.<String, Object>of("SysProfile", "Custom", "ProcPwrPerf", "OsDbpm");
      assertThat(run(bench, BiosChangeRequest.of(own)).state()).isEqualTo(JobState.SUCCEEDED);
      var before = bios(bench).current().attributes();
      int restarts = bench.bmc().history().hostReboots();

      var job = failingChange(bench);

      assertThat(failure(job)).contains("is as it was before");
      assertThat(before).containsEntry("ProcPwrPerf", "OsDbpm");
      assertThat(bios(bench).current().attributes()).isEqualTo(before);
      assertThat(bench.bmc().history().hostReboots() - restarts)
          .as("one to apply, one to unlock, one to set again")
          .isEqualTo(3);
    }
  }

  @Test
  void whatIsPreservedIsNotWrittenForHavingChangedBesides() {
    try (var bench = new Workbench(Persona.DELL_R750, directory)) {
      var own = Map.<String, Object>of("SysProfile", "Custom", "ProcPwrPerf", "OsDbpm");
      run(bench, BiosChangeRequest.of(own));
      bench.bmc().fault(FaultPreset.SETTING_IGNORED.id());

      run(
          bench,
          BiosChangeRequest.of(CHANGE)
              .with(RollbackPolicy.ON_FAILURE)
              .preserving(List.of("ProcPwr*")));

      assertThat(bios(bench).current().attributes())
          .containsEntry("SysProfile", "Custom")
          .containsEntry("ProcPwrPerf", "MaxPerf");
    }
  }

  private static Job failingChange(Workbench bench) {
    bench.bmc().fault(FaultPreset.SETTING_IGNORED.id());
    var job = run(bench, BiosChangeRequest.of(CHANGE).with(RollbackPolicy.ON_FAILURE));
    assertThat(job.state()).as(job.summary().now()).isEqualTo(JobState.FAILED);
    return job;
  }

  private static Job run(Workbench bench, BiosChangeRequest request) {
    var server = bench.server();
    var comparison = bios(bench).compare(request.attributes(), List.of());
    assertThat(comparison.faults()).isEmpty();
    var changes = new ArrayList<SettingChange>();
    for (var difference : comparison.changes()) {
      changes.add(new SettingChange(difference, MethodUse.UNKNOWN, "no rule names it", List.of()));
    }
    var plan =
        BiosChangePlanner.plan(server.name(), server.identify(), changes, request, List.of());
    var job = bench.submit(DATABASE.pool(), plan);
    bench.run(DATABASE.pool(), job);
    return bench.job(DATABASE.pool(), job);
  }

  private static BiosConfiguration bios(Workbench bench) {
    return bench.server().must(BiosConfiguration.class);
  }

  private static String failure(Job job) {
    return job.steps().stream()
        .flatMap(step -> step.failure().stream())
        .map(failure -> failure.message())
        .findFirst()
        .orElse("");
  }
}
