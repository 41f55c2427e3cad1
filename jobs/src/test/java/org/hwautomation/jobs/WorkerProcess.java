package org.hwautomation.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.hwautomation.jobs.engine.JobEngine;
import org.hwautomation.postgres.testing.TestDatabase;

/// A worker in a process of its own. It gets stuck in the middle of each step, right after its act,
/// so that whoever kills it kills it there.
final class WorkerProcess {

  private WorkerProcess() {}

  static Process start(TestDatabase database, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            WorkerProcess.class.getName(),
            database.jdbcUrl(),
            database.user(),
            name)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Reads the password from its input.
  public static void main(String[] arguments) throws IOException {
    var password = new String(System.in.readAllBytes());
    var database = new TestDatabase(arguments[0], arguments[1], password).dataSource();
    var name = arguments[2];
    var engine =
        new JobEngine(
            database,
            List.of(new SharedLamps(database).handler(name, WorkerProcess::stuck)),
            JobSettings.DEFAULT,
            InstantSource.system(),
            new Random(1),
            name);
    engine.start();
    stuck();
  }

  private static void stuck() {
    while (true) LockSupport.park();
  }
}
