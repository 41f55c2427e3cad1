package org.hwautomation.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobEngine;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/// A worker process dies in the middle of its steps, with the settings of the product.
class KilledWorkerTest {

  private static final int JOBS = 5;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void itsJobsAreTakenOverWithinHalfAMinuteAndNothingIsDoneTwice() throws IOException {
    var database = TestDatabase.create();
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(database.dataSource());
      Schema.migrate(pool);
      var lamps = new SharedLamps(pool);
      lamps.install();
      try (var desk = new JobDesk(pool, InstantSource.system(), new Random(3));
          var engine = engine(pool, lamps)) {
        var jobs =
            IntStream.range(0, JOBS)
                .mapToObj(i -> desk.submit(Lamp.job("lamp-" + i, Lamp.plan(2))))
                .map(Job::id)
                .toList();
        var doomed = WorkerProcess.start(database, "doomed");
        try (var password = doomed.outputWriter()) {
          password.write(database.password());
        }
        try {
          Eventually.holds(() -> lamps.flashes() == JOBS);
        } finally {
          doomed.destroyForcibly().onExit().join();
        }
        var killed = Instant.now();
        engine.start();
        Eventually.holds(
            () -> jobs.stream().allMatch(id -> desk.find(id).orElseThrow().state().over()));

        for (var id : jobs) {
          var job = desk.find(id).orElseThrow();
          assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
          assertThat(job.steps()).extracting(JobStep::worker).containsOnly("living");
          for (var step : job.steps()) assertThat(lamps.flashesOf(id, step.key())).isEqualTo(1);
          var takenOver =
              desk.eventsAfter(0, Optional.of(id), 100).stream()
                  .filter(event -> event.code().equals("job-taken-over"))
                  .toList();
          assertThat(takenOver)
              .singleElement()
              .satisfies(event -> {
                assertThat(event.text()).contains("living", "doomed");
                assertThat(Duration.between(killed, event.at())).isLessThan(LIMIT);
              });
        }
      }
    }
  }

  private static JobEngine engine(HikariDataSource pool, SharedLamps lamps) {
    return new JobEngine(
        pool,
        List.of(lamps.handler("living", () -> {})),
        JobSettings.DEFAULT,
        InstantSource.system(),
        new Random(5),
        "living");
  }
}
