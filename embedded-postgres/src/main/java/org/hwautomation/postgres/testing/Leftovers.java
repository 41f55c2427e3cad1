package org.hwautomation.postgres.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
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
          clear(directory);
        }
      }
    }
  }

  private static void clear(Path directory) {
    try {
      endServer(directory);
      remove(directory);
    } catch (IOException | UncheckedIOException e) {
      // Another JVM that starts clears it, too; what is left then, the next one takes.
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
  static void removeBehindUs(Path directory) throws IOException {
    // Under a name in which nobody looks for a leftover meanwhile.
    var ended = Files.move(directory, directory.resolveSibling(directory.getFileName() + ".ended"));
    new ProcessBuilder("rm", "-rf", ended.toString()).start();
  }

  private static void remove(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
