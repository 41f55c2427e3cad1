package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.bios.measure.SettingLessons;
import org.hwautomation.fleet.bios.measure.SettingResults;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.FleetSchema;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.provisioning.Persona;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Schema;
import org.hwautomation.jobs.step.StepEnds;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.hwautomation.jobs.testing.CrashingDataSource.Crash;
import org.hwautomation.jobs.testing.CrashingDataSource.Moment;
import org.hwautomation.postgres.testing.TestDatabase;
import org.hwautomation.simulator.fault.FaultPreset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A BMC version whose web service refuses to write BIOS settings, and a vendor's program beside
/// it: after some refusals plans go by the program first, and only there.
class MethodLearningStoryTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Persona MACHINE = Persona.DELL_R750;

  @TempDir Path directory;
  private HikariDataSource database;

  @BeforeEach
  void open() {
    database = new HikariDataSource();
    database.setDataSource(TestDatabase.create().dataSource());
    Schema.migrate(database);
    FleetSchema.migrate(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void afterRefusalsThePlanGoesByTheToolFirstAndAsksRedfishNoMore() {
    for (int server = 1; server <= 3; server++) {
      try (var bench = bench()) {
        var plan = plan(bench);
        assertThat(plan.changes()).allMatch(change -> change.method() == MethodUse.UNKNOWN);
        var job = run(bench, plan, database);
        assertThat(job.state()).as(job.summary().now()).isEqualTo(JobState.SUCCEEDED);
        assertThat(refusals(bench)).isEqualTo(1);
        assertThat(MACHINE.isConfigured(bench.bmc())).isTrue();
      }
    }
    try (var bench = bench()) {
      var plan = plan(bench);
      assertThat(plan.changes())
          .allSatisfy(change -> {
            assertThat(change.method()).isEqualTo(MethodUse.TOOL_FALLBACK);
            assertThat(change.methodReason())
                .contains("Redfish did not take it in 3 of 3 tries")
                .contains("the vendor's tool took it in 3 of 3 tries");
          });
      var job = run(bench, plan, database);
      assertThat(job.state()).as(job.summary().now()).isEqualTo(JobState.SUCCEEDED);
      assertThat(refusals(bench)).isZero();
      assertThat(bench.bmc().history().hostReboots()).isEqualTo(1);
    }
  }

  @Test
  void whatIsRefusedWithoutAnotherWayIsLearntFromToo() {
    try (var bench = new Workbench(MACHINE, directory)) {
      bench.teach(MethodLearningStoryTest::lessons);
      bench.bmc().fault(FaultPreset.SETTINGS_REFUSED.id());

      var job = run(bench, plan(bench), database);

      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(results()).allMatch(line -> line.startsWith("REDFISH REJECTED")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachResultCountsOnceWhereverTheServiceIsKilled(Moment moment) {
    int writes;
    try (var bench = bench()) {
      var counting = CrashingDataSource.counting(database);
      run(bench, plan(bench), counting.dataSource());
      writes = counting.writes();
    }
    var undisturbed = results();
    assertThat(undisturbed).hasSize(4);
    for (int dieAt = 1 + moment.ordinal(); dieAt <= writes; dieAt += 5) {
      new Database(database).sql("DELETE FROM bios_setting_result").update();
      try (var bench = bench()) {
        var id = bench.submit(database, plan(bench).plan().orElseThrow());
        try {
          bench.run(new CrashingDataSource(database, dieAt, moment).dataSource(), id);
        } catch (Crash expected) {
          bench.restartService();
          bench.run(database, id);
        }
        assertThat(bench.job(database, id).state()).isEqualTo(JobState.SUCCEEDED);
      }
      assertThat(results()).as("killed %s write %d", moment, dieAt).isEqualTo(undisturbed);
    }
  }

  private Workbench bench() {
    var bench = new Workbench(MACHINE, directory);
    bench.teach(MethodLearningStoryTest::lessons);
    bench.besides(server -> new VendorToolBeside(server, bench.bmc()));
    bench.bmc().fault(FaultPreset.SETTINGS_REFUSED.id());
    return bench;
  }

  private static StepEnds lessons(DataSource source) {
    return new SettingLessons(new SettingResults(new Database(source)));
  }

  private BiosChangePlan plan(Workbench bench) {
    var server = bench.server();
    var bios = server.must(BiosConfiguration.class);
    var identity = server.identify();
    var findings =
        new BiosFindings(
            UUID.randomUUID(),
            server.name(),
            identity,
            BiosChangeRequest.of(MACHINE.settings()),
            MACHINE.settings(),
            new IntentResolution(List.of(), List.of()),
            bios.compare(MACHINE.settings(), List.of()),
            List.of());
    var choice = MethodChoice.on(server, identity, Optional.empty());
    var histories =
        new Experience(new Database(database), () -> NOW)
            .histories(identity, findings.attributes());
    return findings.layOut(name -> choice.of(name, histories));
  }

  private Job run(Workbench bench, BiosChangePlan plan, DataSource source) {
    var job = bench.submit(database, plan.plan().orElseThrow());
    bench.run(source, job);
    return bench.job(database, job);
  }

  private static long refusals(Workbench bench) {
    return bench.bmc().history().requests().stream()
        .filter(seen -> seen.method().equals("PATCH") && seen.status() == 400)
        .count();
  }

  private List<String> results() {
    return new Database(database)
        .sql(
            """
            SELECT method || ' ' || outcome || ' ' || attribute || ' ' || bmc_version FROM bios_setting_result ORDER BY 1
            """)
        .query(String.class)
        .list();
  }
}
