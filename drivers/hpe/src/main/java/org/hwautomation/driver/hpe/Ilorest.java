package org.hwautomation.driver.hpe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hwautomation.redfish.client.Endpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// HPE's `ilorest` (tried with 3.6). The credential goes into a 0600 configuration file in a
/// directory of its own that is deleted afterwards, never into argv; so does the session key that
/// the program caches in clear. It does not check certificates, so call it only right after the
/// gateway, which does, has had an answer.
record Ilorest(Path program, Endpoint endpoint) {

  /// 3.6 hung in discovery on some iLO 5 trees; `--service` leaves discovery out.
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /// @return the exit status; 0 is success
  /// @throws IOException when the program cannot be started or does not end in time
  int patch(String path, JsonNode body) throws IOException {
    var directory =
        Files.createTempDirectory(
            "hwautomation-ilorest",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      var config = confidential(directory.resolve("redfish.conf"), configuration());
      var patch = JsonNodeFactory.instance.objectNode().set(path, body).toString();
      var file = confidential(directory.resolve("patch.json"), patch);
      return run(directory, command(config, directory.resolve("cache"), file));
    } finally {
      delete(directory);
    }
  }

  List<String> command(Path config, Path cache, Path patch) {
    return List.of(
        program.toString(),
        "--config",
        config.toString(),
        "--cache-dir",
        cache.toString(),
        "--nologo",
        "rawpatch",
        patch.toString(),
        "--service",
        "--silent",
        "--logout");
  }

  private String configuration() {
    return "[redfish]\nurl = "
        + endpoint.base()
        + "\nusername = "
        + endpoint.credential().user()
        + "\npassword = "
        + endpoint.credential().password().reveal()
        + "\n";
  }

  private static Path confidential(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static int run(Path directory, List<String> command) throws IOException {
    Files.createDirectory(directory.resolve("cache"));
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    // Python would trust these instead of what it was told (vendor-tools.md).
    List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
        .forEach(builder.environment()::remove);
    var process = builder.start();
    try {
      process.getOutputStream().close(); // it would prompt
      if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) return process.exitValue();
      throw new IOException("ilorest did not end within " + LIMIT.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ilorest ran", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory + ", which holds a password", e);
    }
  }
}
