package org.hwautomation.acceptance.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real program of somebody else's. Missing, it fails the test in CI and skips it elsewhere,
/// saying so.
public final class Peer {

  private final Path program;

  private Peer(Path program) {
    this.program = program;
  }

  /// @param debianPackage what to install when it is missing
  public static Peer installed(String program, String debianPackage) {
    var found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    require(
        found.isPresent(), program + " is not installed (Debian package " + debianPackage + ")");
    return new Peer(found.orElseThrow());
  }

  /// Debian's own Python, because a virtual one does not see Debian's packages.
  static Peer python(String module, String debianPackage) {
    var python = Path.of("/usr/bin/python3");
    require(Files.isExecutable(python), "there is no /usr/bin/python3");
    var peer = new Peer(python);
    var probe = peer.run(Map.of(), Duration.ofSeconds(60), "-c", "import " + module);
    require(
        probe.status() == 0, "Python has no " + module + " (Debian package " + debianPackage + ")");
    return peer;
  }

  private static void require(boolean there, String message) {
    if ("true".equals(System.getenv("CI"))) {
      if (!there) throw new AssertionError(message);
    } else {
      assumeTrue(there, message);
    }
  }

  public Path program() {
    return program;
  }

  /// @param output standard output and error together, as a person would see them
  record Result(int status, String output) {

    /// The rest of the first line that begins with a word and a space.
    Optional<String> fact(String word) {
      return output
          .lines()
          .filter(line -> line.startsWith(word + " "))
          .map(line -> line.substring(word.length() + 1))
          .findFirst();
    }
  }

  /// Runs it to its end; what does not end within the limit is killed and fails the test.
  Result run(Map<String, String> environment, Duration limit, String... arguments) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    try {
      var output = Files.createTempFile("peer", ".out");
      try {
        var process = start(environment, command, output);
        try {
          if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Result(process.exitValue(), text(output));
          }
          throw new AssertionError(
              program + " did not end within " + limit.toSeconds() + " s:\n" + text(output));
        } finally {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process start(Map<String, String> environment, List<String> command, Path output)
      throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    // Python clients obey these even with verification off; our certificates are our own. A proxy
    // has no business between a test and loopback.
    List.of(
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "http_proxy",
            "https_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "all_proxy",
            "ALL_PROXY")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String text(Path output) throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
  }
}
