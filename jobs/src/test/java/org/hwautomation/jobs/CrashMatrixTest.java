package org.hwautomation.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobRunner;
import org.hwautomation.jobs.step.StepEnds;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.hwautomation.jobs.testing.CrashingDataSource.Crash;
import org.hwautomation.jobs.testing.CrashingDataSource.Moment;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Kills the worker before and after every database write and every act on the device, and goes on
/// with a new one.
class CrashMatrixTest {

  private static final int STEPS = 3;
  private static HikariDataSource database;

  @BeforeAll
  static void open() {
    // Without a pool most of the time goes into signing in.
    database = new HikariDataSource();
    database.setDataSource(TestDatabase.filled("jobs", Schema::migrate).dataSource());
    JdbcClient.create(database).sql("CREATE TABLE told (job uuid, step text)").update();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void undisturbedRunFlashesOncePerStep() {
    assertThat(runOnce(CrashingDataSource.counting(database), new Lamp(), submit()).flashes)
        .isEqualTo(STEPS);
  }

  @ParameterizedTest
  @EnumSource
  void resumesAfterACrashAtEveryWriteWithoutFlashingTwice(Moment moment) {
    var counting = CrashingDataSource.counting(database);
    runOnce(counting, new Lamp(), submit());
    assertThat(counting.writes()).isGreaterThan(STEPS * 4);
    for (int dieAt = 1; dieAt <= counting.writes(); dieAt++) {
      var job = submit();
      var lamp = new Lamp();
      var dying = new CrashingDataSource(database, dieAt, moment);
      try {
        runOnce(dying, lamp, job);
      } catch (Crash expected) {
        runOnce(CrashingDataSource.counting(database), lamp, job);
      }
      assertThat(dying.died()).as("crash %d", dieAt).isTrue();
      assertThat(lamp.flashes)
          .as("flashes after a crash %s write %d", moment, dieAt)
          .isEqualTo(STEPS);
      assertThat(state(job))
          .as("after a crash %s write %d", moment, dieAt)
          .isEqualTo(JobState.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndIsToldOnceWhereverTheWorkerDies(Moment moment) {
    var jdbc = JdbcClient.create(database);
    var counting = CrashingDataSource.counting(database);
    runOnce(counting, new Lamp(), submit());
    for (int dieAt = 1; dieAt <= counting.writes(); dieAt++) {
      var job = submit();
      var lamp = new Lamp();
      try {
        runOnce(new CrashingDataSource(database, dieAt, moment), lamp, job);
      } catch (Crash expected) {
        runOnce(CrashingDataSource.counting(database), lamp, job);
      }
      assertThat(
              jdbc.sql("SELECT step FROM told WHERE job = ? ORDER BY step")
                  .param(job)
                  .query(String.class)
                  .list())
          .as("after a crash %s write %d", moment, dieAt)
          .containsExactly("step-0", "step-1", "step-2");
    }
  }

  private static UUID submit() {
    try (var desk = new JobDesk(database, InstantSource.system(), new Random(7))) {
      return desk.submit(Lamp.job("lamp-" + UUID.randomUUID(), Lamp.plan(STEPS))).id();
    }
  }

  private static JobState state(UUID job) {
    try (var desk = new JobDesk(database, InstantSource.system(), new Random(7))) {
      return desk.find(job).orElseThrow().state();
    }
  }

  /// Runs without pauses: what is tested is order, not time.
  private static Lamp runOnce(CrashingDataSource source, Lamp lamp, UUID job) {
    var dataSource = source.dataSource();
    var runner =
        new JobRunner(
            dataSource,
            List.of(new Lamp.Handler(lamp, source::act)),
            JobSettings.DEFAULT,
            InstantSource.system(),
            new Random(7),
            "test",
            tellInto(dataSource));
    while (runner.run(job).isPresent()) {}
    return lamp;
  }

  private static StepEnds tellInto(DataSource source) {
    var jdbc = JdbcClient.create(source);
    return (ended, _) ->
        jdbc.sql("INSERT INTO told (job, step) VALUES (?, ?)")
            .param(ended.job())
            .param(ended.step().key())
            .update();
  }
}
