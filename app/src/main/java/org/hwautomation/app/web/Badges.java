package org.hwautomation.app.web;

import org.hwautomation.fleet.server.Health;
import org.hwautomation.fleet.server.ServerState;

/// How the states of the domain look.
final class Badges {

  private Badges() {}

  static Badge of(ServerState state) {
    return switch (state) {
      case NEW -> new Badge("new", Tone.NEUTRAL);
      case ENROLLED -> new Badge("enrolled", Tone.GOOD);
      case UNREACHABLE -> new Badge("unreachable", Tone.BAD);
      case QUARANTINED -> new Badge("quarantined", Tone.WARN);
    };
  }

  static Badge of(Health health) {
    return switch (health) {
      case OK -> new Badge("OK", Tone.GOOD);
      case WARNING -> new Badge("warning", Tone.WARN);
      case CRITICAL -> new Badge("critical", Tone.BAD);
      case UNKNOWN -> new Badge("unknown", Tone.NEUTRAL);
    };
  }
}
