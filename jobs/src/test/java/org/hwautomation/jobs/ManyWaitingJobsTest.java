package org.hwautomation.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobEngine;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import org.hwautomation.postgres.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand jobs that wait cost no thread, and the database no more than a few.
class ManyWaitingJobsTest {

  private static final int JOBS = 1_000;

  @TempDir Path directory;

  @Test
  void aThousandAreTakenInFewStatementsAndWaitWithoutThreads() throws IOException {
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(TestDatabase.create().dataSource());
      pool.setMaximumPoolSize(20);
      Schema.migrate(pool);
      var statements = new LongAdder();
      var counted = counting(pool, statements);
      var settings = JobSettings.DEFAULT.signs(Duration.ofSeconds(2), Duration.ofMillis(100));
      try (var desk = new JobDesk(counted, InstantSource.system(), new Random(3));
          var engine =
              new JobEngine(
                  counted,
                  List.of(new Patient()),
                  settings,
                  InstantSource.system(),
                  new Random(5),
                  "one")) {
        var jobs =
            IntStream.range(0, JOBS).mapToObj(i -> Lamp.job("lamp-" + i, Lamp.plan(1))).toList();
        assertThat(desk.submitAll(jobs))
            .hasSize(JOBS)
            .hasOnlyElementsOfType(Submission.Accepted.class);
        assertThat(statements.sum()).as("statements for %d jobs", JOBS).isLessThan(50);

        engine.start();
        Eventually.holds(() -> desk.counts().get(JobState.WAITING) == JOBS);

        Eventually.holds(() -> threadsInSteps() == 0);
        // Ten polls' worth of other events: the engine's own rounds are all that goes on.
        var rounds = statements.sum();
        var polls = 10;
        Eventually.holds(() -> statements.sum() > rounds + polls);
        assertThat(desk.counts().get(JobState.WAITING)).isEqualTo(JOBS);
        assertThat(statements.sum() - rounds).isLessThan(JOBS / 4);
      }
    }
  }

  /// Looks again in an hour.
  private static final class Patient implements StepHandler<Lamp.Arguments, Lamp.Checkpoint> {

    @Override
    public String kind() {
      return "lamp.flash";
    }

    @Override
    public Class<Lamp.Arguments> arguments() {
      return Lamp.Arguments.class;
    }

    @Override
    public Class<Lamp.Checkpoint> checkpoint() {
      return Lamp.Checkpoint.class;
    }

    @Override
    public Outcome<Lamp.Checkpoint> run(StepRun<Lamp.Arguments, Lamp.Checkpoint> run) {
      return new Outcome.Waiting<>(
          Duration.ofHours(1), "the lamp cools down", new Lamp.Checkpoint(0, 1));
    }
  }

  /// Virtual threads are in no other list than this dump.
  private long threadsInSteps() {
    try {
      var file = directory.resolve("threads-" + System.nanoTime() + ".txt");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return Files.readString(file).lines().filter(line -> line.contains("JobRunner.run")).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Counts statements as they are prepared or executed; a batch is one.
  private static DataSource counting(DataSource real, LongAdder statements) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              var result = method.invoke(real, arguments);
              return result instanceof Connection connection
                  ? counting(connection, statements)
                  : result;
            });
  }

  private static Connection counting(Connection real, LongAdder statements) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) statements.increment();
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
