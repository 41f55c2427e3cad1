package org.hwautomation.postgres;

import java.nio.file.Path;
import java.util.Map;

/// How the server runs.
///
/// @param cache where the programs are unpacked
/// @param settings of postgresql.conf, beyond ours
public record Options(Path cache, Map<String, String> settings) {

  public Options {
    settings = Map.copyOf(settings);
  }

  /// Programs beside the data.
  public static Options in(Path directory) {
    return new Options(directory.resolve("programs"), Map.of());
  }
}
