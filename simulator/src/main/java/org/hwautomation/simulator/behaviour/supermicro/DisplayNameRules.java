package org.hwautomation.simulator.behaviour.supermicro;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;

/// Legal values where enumerations hold display names and the Bios resource calls its registry by a
/// name that the registry itself does not have (fact book 5.4).
final class DisplayNameRules {

  private final Map<String, JsonNode> byName = new LinkedHashMap<>();

  private DisplayNameRules() {}

  static DisplayNameRules of(ResourceTree tree) {
    var rules = new DisplayNameRules();
    var registries = tree.link("/redfish/v1", "Registries").orElse("/redfish/v1/Registries");
    for (var member : tree.members(registries)) {
      if (!tree.at(member, "/Id").asString("").startsWith("BiosAttributeRegistry")) continue;
      var uri = tree.at(member, "/Location/0/Uri").asString("");
      for (var one : tree.at(uri, "/RegistryEntries/Attributes")) {
        rules.byName.put(one.path("AttributeName").asString(""), one);
      }
    }
    return rules;
  }

  Map<String, JsonNode> defaults() {
    var defaults = new LinkedHashMap<String, JsonNode>();
    byName.forEach((name, rule) -> {
      var value = rule.path("DefaultValue");
      boolean settable =
          !rule.path("ReadOnly").asBoolean(false)
              && !rule.path("Type").asString("").equals("Password");
      if (settable && !value.isMissingNode() && !value.isNull()) defaults.put(name, value);
    });
    return defaults;
  }

  /// The password attributes that one sees, by name.
  Map<String, JsonNode> passwords() {
    var passwords = new LinkedHashMap<String, JsonNode>();
    byName.forEach((name, rule) -> {
      boolean password = rule.path("Type").asString("").equals("Password");
      if (password && !rule.path("Hidden").asBoolean(false)) passwords.put(name, rule);
    });
    return passwords;
  }

  /// The Base message that a value deserves; nothing when it is legal.
  Optional<String> problem(String name, JsonNode value) {
    var rule = byName.get(name);
    if (rule == null) return Optional.empty();
    if (rule.path("ReadOnly").asBoolean(false)) return Optional.of("PropertyNotWritable");
    return switch (rule.path("Type").asString("")) {
      case "Enumeration" ->
          listed(rule, value) ? Optional.empty() : Optional.of("PropertyValueNotInList");
      case "Integer" -> integer(rule, value);
      case "Boolean" ->
          value.isBoolean() ? Optional.empty() : Optional.of("PropertyValueTypeError");
      case "String" -> text(rule, value);
      case "Password" -> Optional.of("PropertyNotWritable"); // only by Bios.ChangePassword
      default -> Optional.empty();
    };
  }

  private static boolean listed(JsonNode rule, JsonNode value) {
    for (var legal : rule.path("Value")) {
      if (legal.path("ValueDisplayName").equals(value)) return true;
    }
    return false;
  }

  private static Optional<String> integer(JsonNode rule, JsonNode value) {
    if (!value.isIntegralNumber()) return Optional.of("PropertyValueTypeError");
    boolean fits =
        value.asLong() >= rule.path("LowerBound").asLong(Long.MIN_VALUE)
            && value.asLong() <= rule.path("UpperBound").asLong(Long.MAX_VALUE);
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
