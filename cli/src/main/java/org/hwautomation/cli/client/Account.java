package org.hwautomation.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.Secret;
import tools.jackson.databind.json.JsonMapper;

/// Which service to talk to, and as whom: from the environment (`HWA_URL`, `HWA_TOKEN`), else from
/// what `hwa login` remembered in a file that only its owner can read.
public record Account(URI url, Optional<Secret> token) {

  public static final URI DEFAULT_URL = URI.create("http://127.0.0.1:8080");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Account load() {
    var environment = System.getenv();
    var remembered = remembered();
    var url =
        Optional.ofNullable(environment.get("HWA_URL"))
            .or(() -> Optional.ofNullable(remembered.get("url")))
            .map(URI::create)
            .orElse(DEFAULT_URL);
    var token =
        Optional.ofNullable(environment.get("HWA_TOKEN"))
            .or(() -> Optional.ofNullable(remembered.get("token")))
            .map(Secret::of);
    return new Account(url, token);
  }

  /// Written beside and moved into place, 0600 from the first byte.
  public void remember() throws IOException {
    var file = file();
    Files.createDirectories(file.getParent());
    var temporary =
        Files.createTempFile(
            file.getParent(),
            "cli",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var content = Map.of("url", url.toString(), "token", token.map(Secret::reveal).orElse(""));
    Files.write(temporary, JSON.writeValueAsBytes(content));
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void forget() throws IOException {
    Files.deleteIfExists(file());
  }

  public static Path file() {
    return set("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElseGet(
            () -> Path.of(set("HOME").orElseGet(() -> System.getProperty("user.home")), ".config"))
        .resolve("hwautomation")
        .resolve("cli.json");
  }

  private static Optional<String> set(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
  }

  private static Map<String, String> remembered() {
    try {
      if (!Files.exists(file())) return Map.of();
      var node = JSON.readTree(Files.readAllBytes(file()));
      return Map.of("url", node.path("url").asString(""), "token", node.path("token").asString(""));
    } catch (IOException | RuntimeException e) {
      throw new ServiceProblem(
          400,
          "cli-file-unreadable",
          file() + " cannot be read: " + e.getMessage(),
          "Remove it and run 'hwa login' again.",
          java.util.List.of());
    }
  }
}
