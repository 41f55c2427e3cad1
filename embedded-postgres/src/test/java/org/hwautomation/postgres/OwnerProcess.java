package org.hwautomation.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A process that owns a database until it is killed; it says so when the database runs.
final class OwnerProcess {

  static final String READY = "ready";

  private OwnerProcess() {}

  static Process start(Path directory, Options options) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OwnerProcess.class.getName(),
            directory.toString(),
            options.cache().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) {
    var options = new Options(Path.of(arguments[1]), Map.of());
    var database = EmbeddedPostgres.start(Path.of(arguments[0]), options);
    System.out.println(READY + " " + database.jdbcUrl());
    while (true) LockSupport.park();
  }
}
