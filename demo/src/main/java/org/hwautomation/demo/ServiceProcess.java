package org.hwautomation.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.hwautomation.base.Secret;
import org.hwautomation.cli.client.Account;
import org.hwautomation.cli.client.ServiceClient;
import org.hwautomation.cli.client.ServiceProblem;

/// The real service as a process of its own, started as `hwa serve` does. Can be killed and started
/// again.
final class ServiceProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");

  private final Path directory;
  private final Path config;
  private final int port;
  private final Path log;
  private volatile Process process;
  private final Secret password;
  private final Account account;

  private ServiceProcess(Path directory, Path config, int port) throws IOException {
    this.directory = directory;
    this.config = config;
    this.port = port;
    this.log = directory.resolve("service.log");
    this.process = launch();
    // Ctrl-C reaches the service by itself, a SIGTERM to us does not.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-service"));
    try {
      this.password = awaitPassword();
      this.account = new Account(url(), Optional.of(signIn()));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  static ServiceProcess start(Path directory, Path config, int port) throws IOException {
    return new ServiceProcess(directory, config, port);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Secret password() {
    return password;
  }

  Path log() {
    return log;
  }

  ServiceClient client() {
    return new ServiceClient(account);
  }

  /// `kill -9`, then a new start on the same data.
  void killAndRestart() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    process = launch();
    awaitAnswer();
  }

  private Process launch() throws IOException {
    var root = Path.of(System.getProperty("hwa.root", "."));
    var app = root.resolve("app").resolve("target");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            app.resolve("app.jar") + ":" + app.resolve("lib") + "/*",
            "org.hwautomation.app.Main",
            "serve",
            "--port",
            String.valueOf(port),
            "--data-dir",
            directory.toString(),
            "--config-dir",
            config.toString(),
            // The machines' clocks run this much faster than ours.
            "--pace",
            String.valueOf(1 / DemoFleet.TIME_SCALE),
            "--retry-pause",
            "PT0.5S",
            "--longest-pause",
            "PT5S");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private Secret awaitPassword() throws IOException {
    awaitAnswer();
    var match = PASSWORD.matcher(Files.readString(log));
    if (match.find()) return Secret.of(match.group(1));
    throw new IllegalStateException("the service printed no password; its log is " + log);
  }

  private void awaitAnswer() throws IOException {
    var limit = Instant.now().plus(START_LIMIT);
    try (var client = new ServiceClient(new Account(url(), Optional.empty()))) {
      while (true) {
        if (!process.isAlive()) {
          throw new IllegalStateException("the service did not start:\n" + tail());
        }
        try {
          client.get("/health");
          if (Files.readString(log).contains("HWAutomation runs at")) return;
        } catch (ServiceProblem e) {
          if (Instant.now().isAfter(limit)) {
            throw new IllegalStateException(
                "the service does not answer; its log is %s, what its threads do is in %s"
                    .formatted(log, threads()),
                e);
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }

  /// What a service does that does not answer. The JDK writes it, whatever state the service is in.
  private Path threads() throws IOException {
    var dump = directory.resolve("threads-" + process.pid() + ".json");
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asking =
        new ProcessBuilder(
                jcmd,
                String.valueOf(process.pid()),
                "Thread.dump_to_file",
                "-format=json",
                dump.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!asking.waitFor(20, TimeUnit.SECONDS)) asking.destroyForcibly();
    } catch (InterruptedException e) {
      asking.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return dump;
  }

  private String tail() throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private Secret signIn() {
    try (var client = new ServiceClient(new Account(url(), Optional.empty()))) {
      var body =
          client
              .post(
                  "/api/v1/sessions",
                  Map.of("user", "admin", "password", password.reveal(), "title", "hwa demo"))
              .body();
      return Secret.of(body.path("token").asString(""));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
