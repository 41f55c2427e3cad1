package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.FleetSchema;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.measure.StepTimes;
import org.hwautomation.fleet.measure.TimeLessons;
import org.hwautomation.fleet.provisioning.Persona;
import org.hwautomation.fleet.provisioning.Workbench;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Schema;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A plan's time is a guess at first; after some changes it is what they took, by the machine's own
/// clock.
class TimeLearningStoryTest {

  private static final int JOBS = 3;

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

  @ParameterizedTest
  @EnumSource(names = {"DELL_R750", "HPE_GEN11", "SUPERMICRO_X13"})
  void afterSomeChangesAPlanTakesAsLongAsItSays(Persona persona) {
    var times = new StepTimes(new Database(database));
    var took = Duration.ZERO;
    for (int job = 1; job <= JOBS; job++) {
      try (var bench = new Workbench(persona, directory)) {
        bench.teach(source -> new TimeLessons(new StepTimes(new Database(source))));
        var plan = times.of(bench.server().identify()).applyTo(plan(bench));
        assertThat(plan.notes().getLast()).contains("an assumption");
        took = run(bench, plan);
      }
    }
    try (var bench = new Workbench(persona, directory)) {
      var guess = plan(bench);
      var plan = times.of(bench.server().identify()).applyTo(guess);

      assertThat(plan.notes().getLast())
          .startsWith("Takes about ")
          .contains("as earlier jobs did. A restart: ")
          .contains("from 3 earlier ones of " + bench.server().identify().model());
      assertThat(plan.hash()).isEqualTo(guess.hash());
      assertThat(plan.expected().toSeconds())
          .isCloseTo(took.toSeconds(), Percentage.withPercentage(10));
      assertThat(run(bench, plan).toSeconds())
          .isCloseTo(plan.expected().toSeconds(), Percentage.withPercentage(10));
    }
  }

  private static Plan plan(Workbench bench) {
    var server = bench.server();
    var request = BiosChangeRequest.of(bench.persona().settings());
    var comparison = server.must(BiosConfiguration.class).compare(request.attributes(), List.of());
    var changes = new ArrayList<SettingChange>();
    for (var difference : comparison.changes()) {
      changes.add(new SettingChange(difference, MethodUse.UNKNOWN, "no rule names it", List.of()));
    }
    return BiosChangePlanner.plan(server.name(), server.identify(), changes, request, List.of());
  }

  private Duration run(Workbench bench, Plan plan) {
    var id = bench.submit(database, plan);
    var from = bench.now();
    bench.run(database, id);
    var job = bench.job(database, id);
    assertThat(job.state()).as(job.summary().now()).isEqualTo(JobState.SUCCEEDED);
    return Duration.between(from, bench.now());
  }
}
