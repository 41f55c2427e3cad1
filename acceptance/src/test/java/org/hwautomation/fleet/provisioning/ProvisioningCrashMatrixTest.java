package org.hwautomation.fleet.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Schema;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.hwautomation.jobs.testing.CrashingDataSource.Crash;
import org.hwautomation.jobs.testing.CrashingDataSource.Moment;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.machine.Happening;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The provisioning plan, stopped before and after every single database write and gone on with by
/// a new process. Because a step writes before and after each act on the BMC, that is also before
/// and after every act.
class ProvisioningCrashMatrixTest {

  private static final String MACHINE = "generic";
  private static final Map<String, Object> SETTINGS =
      Map.of("Sriov", "Enabled", "QuietBoot", false);

  /// Every single write takes a quarter of an hour (`-Dcrash.step=1`); by default every tenth, the
  /// ninth among them, where an upload has arrived and nobody has written it down.
  private static final int STEP = Integer.getInteger("crash.step", 10);

  private static final int FIRST = STEP == 1 ? 1 : 9;

  private static DataSource database;
  @TempDir static Path directory;

  @BeforeAll
  static void open() {
    database = TestDatabase.create().dataSource();
    Schema.migrate(database);
  }

  @Test
  void undisturbedItFlashesThreeImagesInTwoReboots() {
    assertThat(run(CrashingDataSource.counting(database))).isEqualTo(FINAL);
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSameWhereverTheServiceIsKilled(Moment moment) {
    var counting = CrashingDataSource.counting(database);
    run(counting);
    assertThat(counting.writes()).isGreaterThan(60);
    for (int dieAt = FIRST; dieAt <= counting.writes(); dieAt += STEP) {
      var dying = new CrashingDataSource(database, dieAt, moment);
      assertThat(run(dying)).as("killed %s write %d", moment, dieAt).isEqualTo(FINAL);
      assertThat(dying.died()).as("killed %s write %d", moment, dieAt).isTrue();
    }
  }

  /// What became of the machine.
  record End(
      JobState state,
      long flashes,
      long flashedTwice,
      int hostReboots,
      int bmcRestarts,
      String sriov) {}

  private static final End FINAL = new End(JobState.SUCCEEDED, 3, 0, 2, 1, "Enabled");

  private static End run(CrashingDataSource source) {
    try (var bench = new Workbench(MACHINE, directory)) {
      var job = bench.submit(database, bench.plan(SETTINGS));
      try {
        bench.run(source.dataSource(), job);
      } catch (Crash expected) {
        bench.restartService();
        bench.run(database, job);
      }
      var history = bench.bmc().history();
      var components = history.flashes().stream().map(Happening.Flash::component).toList();
      return new End(
          bench.job(database, job).state(),
          components.size(),
          components.size() - components.stream().distinct().count(),
          history.hostReboots(),
          history.bmcRestarts(),
          bench
              .bmc()
              .machine()
              .tree()
              .at("/redfish/v1/Systems/1/Bios", "/Attributes/Sriov")
              .asString(""));
    }
  }
}
