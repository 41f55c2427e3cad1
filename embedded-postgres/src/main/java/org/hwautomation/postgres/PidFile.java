package org.hwautomation.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's `postmaster.pid`: its process in the first line, its port in the fourth.
record PidFile(long process, int port) {

  private static final int PORT_LINE = 3;

  /// The server that runs on these files: the orphan of a killed instance of ours. A file that
  /// names none is removed, because PostgreSQL would refuse to start on it: after a reboot the
  /// number may belong to anybody, and after a power failure there may be none.
  static Optional<PidFile> ofRunning(Path data) throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) return Optional.empty();
    var running = parse(Files.readAllLines(file)).filter(found -> found.runsOn(data));
    if (running.isEmpty()) Files.deleteIfExists(file);
    return running;
  }

  private static Optional<PidFile> parse(List<String> lines) {
    if (lines.size() <= PORT_LINE) return Optional.empty();
    try {
      return Optional.of(
          new PidFile(
              Long.parseLong(lines.getFirst().strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean runsOn(Path data) {
    try {
      return Files.readString(Path.of("/proc/" + process + "/cmdline")).contains(data.toString());
    } catch (IOException e) {
      return false; // no such process
    }
  }
}
