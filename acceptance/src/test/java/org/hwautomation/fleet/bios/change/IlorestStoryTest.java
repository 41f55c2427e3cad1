package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hwautomation.acceptance.peer.Peer;
import org.hwautomation.driver.Method;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.provisioning.MachineBench;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Schema;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.server.Profiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// BIOS changes that a device type leaves to the vendor's tool, with HPE's real `ilorest` in
/// between: staged by it, applied by the restart, verified and taken back.
class IlorestStoryTest {

  private static HikariDataSource database;

  @BeforeAll
  static void open() {
    Peer.installed("ilorest", "ilorest");
    database = new HikariDataSource();
    database.setDataSource(TestDatabase.create().dataSource());
    Schema.migrate(database);
  }

  @AfterAll
  static void close() {
    if (database != null) database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hpe-dl380-gen10plus", "hpe-dl380-gen11"})
  void aVendorOnlyChangeIsMadeByTheToolAndTakenBack(String profile) {
    try (var bench = new MachineBench(Profiles.named(profile))) {
      var story = new BiosStory(bench, database);
      var before = story.bios().current().attributes();
      var wish = BiosChangeRequest.of(Map.of("Sriov", "Enabled", "ProcTurbo", "Disabled"));

      var made = story.run(Objects.requireNonNull(story.plan(wish, MethodUse.VENDOR_ONLY)));

      assertThat(made.state()).as(BiosStory.failure(made)).isEqualTo(JobState.SUCCEEDED);
      assertThat(stagedBy(made)).containsExactly(Method.VENDOR_TOOL.name());
      assertThat(story.truth()).containsEntry("Sriov", "Enabled");
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(1);

      var back = story.plan(story.takingBack(made, before), MethodUse.VENDOR_ONLY);
      var undone = story.run(Objects.requireNonNull(back));

      assertThat(undone.state()).as(BiosStory.failure(undone)).isEqualTo(JobState.SUCCEEDED);
      assertThat(stagedBy(undone)).containsExactly(Method.VENDOR_TOOL.name());
      assertThat(story.bios().current().attributes()).isEqualTo(before);
    }
  }

  @Test
  void whatPostRejectsAfterTheToolStagedItIsNamed() {
    try (var bench = new MachineBench(Profiles.named("hpe-dl380-gen11"))) {
      var story = new BiosStory(bench, database);
      bench.bmc().fault("setting-ignored");
      var wish = BiosChangeRequest.of(Map.of("Sriov", "Enabled"));

      var job = story.run(Objects.requireNonNull(story.plan(wish, MethodUse.VENDOR_ONLY)));

      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(BiosStory.failure(job)).contains("Sriov", bench.bmc().name());
    }
  }

  private static List<String> stagedBy(Job job) {
    return job.steps().stream()
        .filter(step -> step.kind().equals(StageBios.KIND))
        .map(step -> step.result().path("method").asString(""))
        .toList();
  }
}
