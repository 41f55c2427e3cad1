package org.hwautomation.fleet.bios.compare;

import java.util.UUID;
import org.hwautomation.fleet.Problem;

/// What can be laid beside another: `server:r750-17`, `baseline:r750-17`, `snapshot:‹id›`,
/// `profile:web`.
public sealed interface Subject {

  /// As last read.
  record OfServer(String idOrName) implements Subject {}

  /// The newest baseline of a server.
  record Baseline(String idOrName) implements Subject {}

  record Snapshot(UUID id) implements Subject {}

  record Profile(String name) implements Subject {}

  /// @throws Problem when the text names nothing of these
  static Subject parse(String text) {
    int colon = text.indexOf(':');
    var kind = colon < 0 ? "" : text.substring(0, colon);
    var name = text.substring(colon + 1).strip();
    if (name.isEmpty()) throw unreadable(text);
    return switch (kind) {
      case "server" -> new OfServer(name);
      case "baseline" -> new Baseline(name);
      case "snapshot" -> new Snapshot(id(text, name));
      case "profile" -> new Profile(name);
      default -> throw unreadable(text);
    };
  }

  private static UUID id(String text, String name) {
    try {
      return UUID.fromString(name);
    } catch (IllegalArgumentException _) {
      throw unreadable(text);
    }
  }

  private static Problem unreadable(String text) {
    return Problem.invalid(
        "subject-unreadable",
        "\"%s\" does not say what to compare.".formatted(text),
        "Write server:NAME, baseline:SERVER, snapshot:ID or profile:NAME.");
  }
}
