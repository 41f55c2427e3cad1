package org.hwautomation.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which vendor programs are installed on this worker. A missing tool is a missing capability,
/// shown as such.
@FunctionalInterface
public interface VendorTools {

  /// The program's full path, e.g. for `ipmitool` or `ilorest`.
  Optional<Path> find(String program);

  /// Where it looks, for messages.
  default String searched() {
    return "nowhere";
  }

  /// Looks along the worker's `PATH`.
  static VendorTools onPath() {
    return new Along(System.getenv().getOrDefault("PATH", ""));
  }

  /// @param searched directories, with colons between them
  record Along(String searched) implements VendorTools {

    @Override
    public Optional<Path> find(String program) {
      for (var directory : searched.split(":")) {
        var candidate = Path.of(directory, program);
        if (Files.isExecutable(candidate)) return Optional.of(candidate);
      }
      return Optional.empty();
    }
  }
}
