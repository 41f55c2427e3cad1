package org.hwautomation.driver.supermicro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hwautomation.driver.MissingTool;
import org.hwautomation.driver.VendorTools;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;

/// Supermicro's `saa`, or `sum` as it was called before, to its documented contract
/// (vendor-tools.md). The credential stands in the list of systems (`-l`), a file of its own that
/// only we can read and that is deleted afterwards, never among the arguments.
record SumTool(Path program, Endpoint endpoint) {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int HTTPS_PORT = 443;

  /// Empty when it is not installed, and for a BMC at another port than 443: the program cannot be
  /// told one.
  static Optional<SumTool> find(Endpoint endpoint, VendorTools tools) {
    if (!isReachable(endpoint)) return Optional.empty();
    return tools
        .find("saa")
        .or(() -> tools.find("sum"))
        .map(program -> new SumTool(program, endpoint));
  }

  private static boolean isReachable(Endpoint endpoint) {
    int port = endpoint.base().getPort();
    return port < 0 || port == HTTPS_PORT;
  }

  /// Why there is none.
  static MissingTool missing(Endpoint endpoint, VendorTools tools) {
    return isReachable(endpoint)
        ? MissingTool.notInstalled(tools, "Supermicro Update Manager", "saa", "sum")
        : new MissingTool(
            "saa and sum reach a BMC at port 443 only, and this one is at "
                + endpoint.base().getPort(),
            "Enrol the BMC at port 443.");
  }

  /// What a command wrote to its `--file`.
  ///
  /// @throws RedfishException when it cannot be run, took too long, or ended with another status
  ///   than 0
  byte[] read(String command) {
    return within(
        command,
        directory -> {
          run(directory, command, "--file", directory.resolve("out").toString(), "--overwrite");
          // With -l it appends the system's address to the name.
          try (var files = Files.list(directory)) {
            var written =
                files
                    .filter(file -> file.getFileName().toString().startsWith("out"))
                    .findFirst()
                    .orElseThrow(() -> unusable(command, "it wrote no file"));
            return Files.readAllBytes(written);
          }
        });
  }

  /// Gives a command a file to work from.
  void write(String command, byte[] content) {
    within(
        command,
        directory -> {
          var file = confidential(directory.resolve("in"), content);
          run(directory, command, "--file", file.toString());
          return true;
        });
  }

  void act(String command) {
    within(
        command,
        directory -> {
          run(directory, command);
          return true;
        });
  }

  @FunctionalInterface
  private interface Work<T> {
    T in(Path directory) throws IOException;
  }

  private <T> T within(String command, Work<T> work) {
    try {
      var directory =
          Files.createTempDirectory(
              "hwautomation-sum",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        return work.in(directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new RedfishException(new Failure.Unreachable(where(command), "it does not run"), e);
    }
  }

  private void run(Path directory, String command, String... options) throws IOException {
    var credential = endpoint.credential();
    var line =
        "%s %s %s\n"
            .formatted(
                endpoint.base().getHost(), credential.user(), credential.password().reveal());
    var list = confidential(directory.resolve("systems"), line.getBytes(StandardCharsets.UTF_8));
    var arguments =
        new ArrayList<>(List.of(program.toString(), "-l", list.toString(), "-c", command));
    arguments.addAll(List.of(options));
    var process =
        new ProcessBuilder(arguments)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RedfishException(new Failure.DeadlineExceeded(where(command), Effect.UNKNOWN));
      }
      if (process.exitValue() != 0) {
        throw new RedfishException(failure(where(command), process.exitValue()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(new Failure.DeadlineExceeded(where(command), Effect.UNKNOWN), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// Exit codes as documented (vendor-tools.md).
  static Failure failure(Where where, int status) {
    if (status == 80) return new Failure.LicenseRequired(where, "SFT-OOB-LIC or SFT-DCMS-SINGLE");
    if (status == 146) {
      return new Failure.Unauthenticated(
          new Where(where.endpoint() + " (SUM)", where.method(), "login"), List.of());
    }
    if (status >= 144 && status <= 152) {
      return new Failure.Unreachable(where, "the program ended with status " + status);
    }
    var said =
        List.of(
            new Message(
                "sum." + status, "it ended with status " + status, List.of(), "", List.of(), ""));
    boolean input = status >= 1 && status <= 12 || status >= 60 && status <= 75 || status == 82;
    return input
        ? new Failure.RejectedByValidation(where, status, said)
        : new Failure.ServiceError(where, status, said, Effect.UNKNOWN);
  }

  private RedfishException unusable(String command, String reason) {
    return new RedfishException(new Failure.BadAnswer(where(command), reason, Effect.NONE));
  }

  Where where(String command) {
    return new Where(endpoint.name(), program.getFileName().toString(), command);
  }

  private static Path confidential(Path file, byte[] content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(file, content);
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory + ", which holds a password", e);
    }
  }
}
