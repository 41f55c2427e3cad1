package org.hwautomation.driver.dell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;

/// Dell's remote `racadm`, to its documented contract (vendor-tools.md). User and password answer
/// its interactive prompts (`-i`), so neither is among the arguments. It does not insist on a good
/// certificate; call it only right after the gateway, which does, has had an answer.
record Racadm(Path program, Endpoint endpoint) {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int LONGEST_BYTES = 256 * 1024;

  /// @throws RedfishException when it cannot be run or does not end in time
  RacadmAnswer run(String... command) {
    var where = new Where(endpoint.name(), "racadm", String.join(" ", command));
    try {
      var output = Files.createTempFile("hwautomation-racadm", ".out", ownerOnly());
      try {
        execute(where, command, output);
        return new RacadmAnswer(where, text(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new RedfishException(new Failure.Unreachable(where, "racadm does not run"), e);
    }
  }

  private static java.nio.file.attribute.FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  private void execute(Where where, String[] command, Path output) throws IOException {
    var process =
        new ProcessBuilder(arguments(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      answerPrompts(process);
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.UNKNOWN));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.UNKNOWN), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// A program that ends without asking is judged by what it printed.
  private void answerPrompts(Process process) {
    var credential = endpoint.credential();
    var answers = credential.user() + "\n" + credential.password().reveal() + "\n";
    try (var prompts = process.getOutputStream()) {
      prompts.write(answers.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  private List<String> arguments(String... command) {
    var base = endpoint.base();
    var host = base.getPort() < 0 || base.getPort() == 443 ? base.getHost() : base.getAuthority();
    var arguments = new ArrayList<>(List.of(program.toString(), "-r", host, "-i", "--nocertwarn"));
    arguments.addAll(List.of(command));
    return arguments;
  }

  private static String text(Path output) throws IOException {
    try (var in = Files.newInputStream(output)) {
      return new String(in.readNBytes(LONGEST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
