package org.hwautomation.driver.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real BMC's answers as one archive in DMTF mockup layout. Recordings are not part of the
/// project; where they are absent, the tests that need them skip and say so.
///
/// @param resources JSON by lower-case path: HPE mixes `/systems` and `/Systems`
public record Recording(String name, Map<String, JsonNode> resources) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA) // as two Lenovo files really came
          .build();

  /// Skips the test when the recording is not here.
  public static Recording named(String name) {
    var shared = Path.of(System.getProperty("hwautomation.shared", "/nonexistent"));
    var file = shared.resolve("recordings").resolve(name + ".tar.gz");
    Assumptions.assumeTrue(Files.exists(file), "no recording " + file);
    return read(name, file);
  }

  private static Recording read(String name, Path file) {
    var resources = new HashMap<String, JsonNode>();
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file), 64 * 1024))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isFile() || !entry.getName().endsWith("index.json")) continue;
        var bytes = tar.readAllBytes();
        resources.put(path(entry.getName()), JSON.readTree(bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return new Recording(name, resources);
  }

  /// `NAME/redfish/v1/Systems/index.json` → `/redfish/v1/systems`
  private static String path(String entry) {
    var inside = entry.substring(entry.indexOf('/'));
    return key(inside.substring(0, inside.length() - "/index.json".length()));
  }

  static String key(String path) {
    var plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    while (plain.length() > 1 && plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain.toLowerCase(Locale.ROOT);
  }
}
