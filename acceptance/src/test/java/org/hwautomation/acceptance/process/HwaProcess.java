package org.hwautomation.acceptance.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `hwa serve` or `hwa worker` as a process of its own, with what it printed.
public final class HwaProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;
  private final Path errors;

  private HwaProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /// @param directory where its output goes
  public static HwaProcess start(Path directory, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "org.hwautomation.app.Main"));
    command.addAll(List.of(arguments));
    return run(directory, new ProcessBuilder(command));
  }

  public static HwaProcess run(Path directory, ProcessBuilder builder) {
    try {
      var output = Files.createTempFile(directory, "process", ".out");
      var errors = Files.createTempFile(directory, "process", ".err");
      var process =
          builder
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      return new HwaProcess(process, output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Surefire's own class path is a jar that names ours. The command line's logging, which is none,
  /// is not the service's.
  private static String classPath() {
    var ours =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(ours.split(File.pathSeparator))
        .filter(entry -> !entry.contains("slf4j-nop"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  public String output() {
    return read(output);
  }

  public String errors() {
    return read(errors);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HwaProcess awaitOutput(String text) {
    Eventually.within(
        LIMIT,
        () -> "no \"" + text + "\" in: " + output() + errors(),
        () -> {
          if (output().contains(text)) return true;
          if (!process.isAlive()) throw new AssertionError("it ended: " + output() + errors());
          return false;
        });
    return this;
  }

  public int awaitExit() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end: " + output() + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// `kill -9`.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// `kill`, as an operator or systemd does it. What it said is kept with the test's own output:
  /// its directory goes with the test.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
    System.out.println(output() + errors());
  }
}
