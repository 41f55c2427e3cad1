package org.hwautomation.simulator.behaviour.openbmc;

import java.util.Optional;
import org.hwautomation.simulator.exchange.Part;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// When bmcweb lets a new image run. Whoever does not say gets `OnReset` (fact book 7).
enum ApplyTime {
  IMMEDIATE,
  ON_RESET;

  static Optional<ApplyTime> named(String text) {
    return switch (text) {
      case "Immediate" -> Optional.of(IMMEDIATE);
      case "OnReset" -> Optional.of(ON_RESET);
      default -> Optional.empty();
    };
  }

  /// The `UpdateParameters` of a multipart push; empty when that part is no JSON object.
  static Optional<JsonNode> parameters(Request request) {
    var part = request.part("UpdateParameters").map(Part::text);
    if (part.isEmpty()) return Optional.of(Json.object());
    try {
      return Optional.of(Json.read(part.get().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
