package org.hwautomation.simulator.tree;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The one JSON mapper of the simulator, and the few lines that everybody needs around it.
public final class Json {

  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// Reads an object written in Java source: `Json.parse("{\"a\":1}")`.
  public static ObjectNode parse(String text) {
    if (MAPPER.readTree(text) instanceof ObjectNode object) return object;
    throw new IllegalArgumentException("not a JSON object: " + text);
  }

  public static JsonNode read(byte[] bytes) throws JacksonException {
    return MAPPER.readTree(bytes);
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /// `{"@odata.id": path}`.
  public static ObjectNode link(String path) {
    return object().put("@odata.id", path);
  }
}
