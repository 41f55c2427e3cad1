package org.hwautomation.simulator.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;

/// What the attribute registry of a BIOS says about legal values; everything is legal where there
/// is no registry.
public final class AttributeRules {

  private final Map<String, JsonNode> byName;

  private AttributeRules(Map<String, JsonNode> byName) {
    this.byName = byName;
  }

  /// The registry that `AttributeRegistry` of a Bios resource names.
  public static AttributeRules of(ResourceTree tree, String bios) {
    var wanted = tree.at(bios, "/AttributeRegistry").asString("");
    var document = wanted.isEmpty() ? Optional.<String>empty() : document(tree, wanted);
    return document.map(path -> in(tree, path)).orElseGet(() -> new AttributeRules(Map.of()));
  }

  /// The registry at a path, for vendors that list it under another name than `Bios` says.
  public static AttributeRules in(ResourceTree tree, String document) {
    var byName = new LinkedHashMap<String, JsonNode>();
    for (var one : tree.at(document, "/RegistryEntries/Attributes")) {
      byName.put(one.path("AttributeName").asString(""), one);
    }
    return new AttributeRules(byName);
  }

  /// Where the registry of this id is in the tree.
  public static Optional<String> document(ResourceTree tree, String id) {
    var registries = tree.link("/redfish/v1", "Registries").orElse("/redfish/v1/Registries");
    for (var member : tree.members(registries)) {
      var registry = tree.at(member, "/Registry").asString("");
      var name = tree.at(member, "/Id").asString("");
      // File says "X.1.0", Bios says "X.1.0.0"; a short id such as "X" is no prefix of another's.
      var same =
          id.equals(registry)
              || id.equals(name)
              || !registry.isEmpty() && id.startsWith(registry + ".")
              || member.endsWith("/" + id);
      if (!same) continue;
      for (var location : tree.at(member, "/Location")) {
        var uri = location.path("Uri").asString("");
        if (tree.contains(uri)) return Optional.of(uri);
      }
      if (tree.at(member, "/RegistryEntries").isObject()) return Optional.of(member);
    }
    return Optional.empty();
  }

  /// The password attributes that one sees, by name.
  public Map<String, JsonNode> passwords() {
    var passwords = new LinkedHashMap<String, JsonNode>();
    byName.forEach((name, rule) -> {
      boolean password = rule.path("Type").asString("").equals("Password");
      if (password && !rule.path("Hidden").asBoolean(false)) passwords.put(name, rule);
    });
    return passwords;
  }

  public Map<String, JsonNode> defaults() {
    var defaults = new LinkedHashMap<String, JsonNode>();
    byName.forEach((name, rule) -> {
      var value = rule.path("DefaultValue");
      if (!value.isMissingNode() && !value.isNull() && !rule.path("ReadOnly").asBoolean(false)) {
        defaults.put(name, typed(value, rule));
      }
    });
    return defaults;
  }

  /// Lenovo writes defaults of integers as text (fact book 6).
  private static JsonNode typed(JsonNode value, JsonNode rule) {
    boolean number = rule.path("Type").asString("").equals("Integer") && value.isString();
    return number ? LongNode.valueOf(value.asLong(0)) : value;
  }

  /// The Base message that a value deserves; nothing when it is legal.
  public Optional<String> problem(String name, JsonNode value) {
    var rule = byName.get(name);
    if (rule == null) return Optional.empty();
    if (rule.path("ReadOnly").asBoolean(false)) return Optional.of("PropertyNotWritable");
    return switch (rule.path("Type").asString("")) {
      case "Enumeration" -> enumeration(rule, value);
      case "Integer" -> integer(rule, value);
      case "Boolean" ->
          value.isBoolean() ? Optional.empty() : Optional.of("PropertyValueTypeError");
      case "String", "Password" -> text(rule, value);
      default -> Optional.empty();
    };
  }

  private static Optional<String> enumeration(JsonNode rule, JsonNode value) {
    if (!value.isString()) return Optional.of("PropertyValueTypeError");
    for (var legal : rule.path("Value")) {
      if (legal.path("ValueName").equals(value)) return Optional.empty();
    }
    return Optional.of("PropertyValueNotInList");
  }

  private static Optional<String> integer(JsonNode rule, JsonNode value) {
    if (!value.isIntegralNumber()) return Optional.of("PropertyValueTypeError");
    long given = value.asLong();
    boolean fits =
        given >= rule.path("LowerBound").asLong(Long.MIN_VALUE)
            && given <= rule.path("UpperBound").asLong(Long.MAX_VALUE);
    return fits ? Optional.empty() : Optional.of("PropertyValueOutOfRange");
  }

  private static Optional<String> text(JsonNode rule, JsonNode value) {
    if (!value.isString()) return Optional.of("PropertyValueTypeError");
    int length = value.asString().length();
    boolean fits =
        length >= rule.path("MinLength").asInt(0)
            && length <= rule.path("MaxLength").asInt(Integer.MAX_VALUE);
    return fits ? Optional.empty() : Optional.of("PropertyValueFormatError");
  }
}
