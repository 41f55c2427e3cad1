package org.hwautomation.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hwautomation.simulator.server.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Simulates a fleet, starts the service, enrols, provisions firmware first, and shows what became
/// of every server.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "24 simulated servers, some with faults, provisioned firmware first before your eyes.")
final class DemoCommand implements Callable<Integer> {

  /// The status of a program that Ctrl-C ended.
  private static final int ENDED = 130;

  @Option(
      names = "--once",
      description =
          "Ends after the closing table; the exit status says whether all servers were verified.")
  boolean once;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the web UI (default: ${DEFAULT-VALUE}).")
  int port = 8080;

  @Option(
      names = "--data-dir",
      description = "Where the demo keeps its data (default: a new temporary directory).")
  @Nullable Path dataDirectory;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Other machines, same story (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(names = "--no-faults", description = "All BMCs behave.")
  boolean sound;

  @Option(
      names = "--machines",
      split = ",",
      paramLabel = "PROFILE",
      description =
          "Other machines than the demo's 24: profile ids as 'hwa simulate --help' lists them.")
  List<String> machines = List.of();

  @Option(
      names = "--kill",
      description =
          "Kills the service (kill -9) at a random moment of the work and starts it again.")
  boolean kill;

  @Override
  public Integer call() throws Exception {
    var began = Instant.now();
    if (dataDirectory != null) return tell(dataDirectory, began);
    var directory = temporary();
    var ending = new Ending(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      int status = tell(directory, began);
      delete(directory);
      return status;
    } catch (Exception e) {
      if (ending.asked()) {
        delete(directory);
        return ENDED;
      }
      say("What the service wrote is kept in " + directory);
      throw e;
    } finally {
      ending.over();
    }
  }

  private int tell(Path directory, Instant began) throws Exception {
    var config = directory.resolve("config");
    Files.createDirectories(config.resolve("device-types"));
    Files.createDirectories(config.resolve("firmware"));
    try (var simulator = Simulator.start(DemoFleet.spec(machines, seed, sound));
        var service = ServiceProcess.start(directory, config, port)) {
      say(
          simulator.bmcs().size()
              + " BMCs simulated; their true state: "
              + simulator.controlUri().orElseThrow());
      say("The service runs at " + service.url());
      var story = new Story(service, simulator, config, DemoCommand::say);
      story.enrol();
      story.stockFirmware();
      story.provision();
      if (kill) story.killInTheMiddle(new Random());
      story.awaitJobs();
      story.follow();
      boolean verified = story.closingTable();
      say("All this took " + Duration.between(began, Instant.now()).toSeconds() + " s.");
      if (once) return verified ? 0 : 1;
      say("");
      say("The web UI stays up at " + service.url());
      say("  user admin, one-time password " + service.password().reveal());
      say("Ctrl-C ends it.");
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /// PostgreSQL may run as another user, who must be able to enter.
  private static Path temporary() throws Exception {
    return Files.createTempDirectory(
        "hwautomation-demo",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  private static void delete(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
