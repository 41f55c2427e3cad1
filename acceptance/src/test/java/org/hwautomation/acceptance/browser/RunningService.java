package org.hwautomation.acceptance.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hwautomation.base.Secret;

/// `hwa serve` in a process of its own, on a port that stays the same when it is killed and started
/// again.
final class RunningService implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String UP = "HWAutomation runs at";
  private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");

  private final Path directory;
  private final int port;
  private final Secret password;
  private Process process;
  private int starts;

  /// @param directory one that PostgreSQL's user may enter
  /// @param pace share of real hardware's pauses between two looks at a server
  RunningService(Path directory, double pace) {
    this.directory = directory;
    this.port = freePort();
    this.pace = pace;
    this.process = launch();
    try {
      await();
      this.password = onlyPassword();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private final double pace;

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Of `admin`, as the first start printed it.
  Secret password() {
    return password;
  }

  /// As `kill -9` does.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  void startAgain() {
    process = launch();
    await();
  }

  private Process launch() {
    starts++;
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            "org.hwautomation.app.Main",
            "serve",
            "--port",
            String.valueOf(port),
            "--data-dir",
            directory.toString(),
            "--pace",
            String.valueOf(pace),
            "--retry-pause",
            "PT0.5S",
            "--longest-pause",
            "PT5S");
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log().toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return directory.resolve("service-" + starts + ".log");
  }

  /// Ours without the CLI's logger that says nothing: a process has room for one.
  private static String classPath() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("slf4j-nop"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void await() {
    var limit = Instant.now().plus(LIMIT);
    while (!text().contains(UP)) {
      if (!process.isAlive() || Instant.now().isAfter(limit)) {
        throw new AssertionError("the service did not start:\n" + text());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private Secret onlyPassword() {
    var match = PASSWORD.matcher(text());
    if (!match.find()) throw new AssertionError("the service printed no password");
    return Secret.of(match.group(1));
  }

  private String text() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
