package org.hwautomation.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The directory that a service keeps keys, images and its own database in.
public final class DataDirectory {

  private DataDirectory() {}

  /// Makes it when it is missing.
  ///
  /// @throws StartProblem in one line
  public static void require(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StartProblem(
          "cannot make the data directory %s (%s); choose another with --data-dir"
              .formatted(directory, e),
          e);
    }
    if (!Files.isWritable(directory)) {
      throw new StartProblem(
          "user %s may not write into the data directory %s; give it to that user, or choose another with --data-dir"
              .formatted(System.getProperty("user.name"), directory));
    }
  }
}
