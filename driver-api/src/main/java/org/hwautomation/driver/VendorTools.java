package org.hwautomation.driver;

import java.nio.file.Path;
import java.util.Optional;

/// Which vendor programs are installed on this worker. A missing tool is a missing capability,
/// shown as such.
@FunctionalInterface
public interface VendorTools {

  /// The program's full path, e.g. for `ipmitool` or `ilorest`.
  Optional<Path> find(String program);

  /// Looks along the worker's `PATH`.
  static VendorTools onPath() {
    return program -> {
      for (var directory : System.getenv().getOrDefault("PATH", "").split(":")) {
        var candidate = Path.of(directory, program);
        if (java.nio.file.Files.isExecutable(candidate)) return Optional.of(candidate);
      }
      return Optional.empty();
    };
  }
}
