package org.hwautomation.postgres.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Throw-away servers whose JVM was killed before it could end them.
final class Leftovers {

  static final String PREFIX = "hwautomation-test-postgres-";

  private Leftovers() {}

  static void end(Path root) throws IOException {
    try (var directories = Files.newDirectoryStream(root, PREFIX + "*")) {
      for (var directory : directories) {
        var owner = directory.getFileName().toString().substring(PREFIX.length());
        if (owner.matches("\\d+") && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
          endServer(directory);
          remove(directory);
        }
      }
    }
  }

  private static void endServer(Path directory) throws IOException {
    var file = directory.resolve("data").resolve("postmaster.pid");
    if (!Files.isReadable(file)) return;
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    var commandLine = Path.of("/proc/" + pid + "/cmdline");
    if (Files.isReadable(commandLine)
        && new String(Files.readAllBytes(commandLine)).contains(directory.toString())) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  /// Goes on when this JVM has ended: hundreds of databases are a hundred thousand files, and a
  /// build waits half a minute for a JVM, then kills it.
  static void removeBehindUs(Path directory) {
    try {
      new ProcessBuilder("rm", "-rf", directory.toString()).start();
    } catch (IOException e) {
      remove(directory);
    }
  }

  private static void remove(Path directory) {
    try (var paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // A file vanished while we looked; the next start tries again.
    }
  }
}
