package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An attribute registry of a BIOS that nobody sells, written as a document and read by the real
/// reader, with the values that are in force.
final class MadeUpRegistry {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<ObjectNode> attributes = new ArrayList<>();
  private final List<ObjectNode> dependencies = new ArrayList<>();
  final Map<String, Object> live = new LinkedHashMap<>();

  /// The first value is in force.
  MadeUpRegistry choice(String name, String... values) {
    var node = attribute(name, "Enumeration");
    for (var value : values) {
      node.withArray("Value").addObject().put("ValueName", value).put("ValueDisplayName", value);
    }
    live.put(name, values[0]);
    return this;
  }

  MadeUpRegistry with(String name, String type, Object inForce, String properties) {
    var node = attribute(name, type);
    node.setAll((ObjectNode) json(properties));
    live.put(name, inForce);
    return this;
  }

  private ObjectNode attribute(String name, String type) {
    var node = JSON.createObjectNode().put("AttributeName", name).put("Type", type);
    attributes.add(node);
    return node;
  }

  /// Sets a property of the last attribute.
  MadeUpRegistry but(String property, boolean value) {
    attributes.getLast().put(property, value);
    return this;
  }

  /// The last attribute is in the registry and not offered by the server.
  MadeUpRegistry butNotLive() {
    live.remove(attributes.getLast().path("AttributeName").asString());
    return this;
  }

  /// @param conditions `Name EQU value`, each followed by its `MapTerms` if it has some
  MadeUpRegistry map(String target, String property, Object value, String... conditions) {
    var node = JSON.createObjectNode().put("DependencyFor", target).put("Type", "Map");
    var map = node.putObject("Dependency");
    map.put("MapToAttribute", target).put("MapToProperty", property);
    map.set("MapToValue", JSON.valueToTree(value));
    for (var condition : conditions) {
      var words = condition.split(" ");
      var from = map.withArray("MapFrom").addObject();
      from.put("MapFromAttribute", words[0]).put("MapFromProperty", "CurrentValue");
      from.put("MapFromCondition", words[1]).put("MapFromValue", words[2]);
      if (words.length > 3) from.put("MapTerms", words[3]);
    }
    dependencies.add(node);
    return this;
  }

  MadeUpRegistry lock(String target, String... conditions) {
    return map(target, "ReadOnly", true, conditions);
  }

  AttributeRegistry registry() {
    var document = JSON.createObjectNode();
    var entries = document.putObject("RegistryEntries");
    entries.putArray("Attributes").addAll(attributes);
    entries.putArray("Dependencies").addAll(dependencies);
    return AttributeRegistryReader.parse("MadeUp.v1_0_0", document);
  }

  BiosSettings settings() {
    return new BiosSettings(live, "MadeUp.v1_0_0", "1.0", true);
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
