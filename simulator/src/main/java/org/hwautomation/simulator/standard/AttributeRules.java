package org.hwautomation.simulator.standard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.MissingNode;

/// What the attribute registry of a BIOS says about legal values; everything is legal where there
/// is no registry.
public final class AttributeRules {

  /// Which of an enumeration's two names the Bios resource shows and takes.
  public enum Spelling {
    NAME("ValueName"),
    DISPLAY_NAME("ValueDisplayName");

    private final String property;

    Spelling(String property) {
      this.property = property;
    }
  }

  private final Map<String, JsonNode> byName;
  private final Spelling spelling;

  private AttributeRules(Map<String, JsonNode> byName, Spelling spelling) {
    this.byName = byName;
    this.spelling = spelling;
  }

  /// The registry that `AttributeRegistry` of a Bios resource names.
  public static AttributeRules of(ResourceTree tree, String bios) {
    var wanted = tree.at(bios, "/AttributeRegistry").asString("");
    return in(tree, wanted.isEmpty() ? "" : document(tree, wanted).orElse(""));
  }

  /// The registry at a path, for vendors that list it under another name than `Bios` says.
  public static AttributeRules in(ResourceTree tree, String document) {
    return in(tree, document, Spelling.NAME);
  }

  public static AttributeRules in(ResourceTree tree, String document, Spelling spelling) {
    var byName = new LinkedHashMap<String, JsonNode>();
    for (var one : tree.at(document, "/RegistryEntries/Attributes")) {
      byName.putIfAbsent(one.path("AttributeName").asString(""), one);
    }
    return new AttributeRules(byName, spelling);
  }

  /// Where the registry of a BIOS is whose Bios resource names another version than is listed
  /// (Dell, Supermicro); empty when there is none.
  public static String biosDocument(ResourceTree tree) {
    var registries = tree.link("/redfish/v1", "Registries").orElse("/redfish/v1/Registries");
    return tree.members(registries).stream()
        .filter(member -> tree.at(member, "/Id").asString("").startsWith("BiosAttributeRegistry"))
        .map(member -> tree.at(member, "/Location/0/Uri").asString(""))
        .findFirst()
        .orElse("");
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
      if (isPassword(name) && !rule.path("Hidden").asBoolean(false)) passwords.put(name, rule);
    });
    return passwords;
  }

  public boolean isPassword(String name) {
    var rule = byName.getOrDefault(name, MissingNode.getInstance());
    return rule.path("Type").asString("").equals("Password");
  }

  public Map<String, JsonNode> defaults() {
    var defaults = new LinkedHashMap<String, JsonNode>();
    byName.forEach((name, rule) -> {
      var value = rule.path("DefaultValue");
      boolean settable = !rule.path("ReadOnly").asBoolean(false) && !isPassword(name);
      if (settable && !value.isMissingNode() && !value.isNull()) {
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

  /// Those that have one of these flags in the registry.
  Set<String> flagged(Collection<String> flags) {
    var flagged = new LinkedHashSet<String>();
    byName.forEach((name, rule) -> {
      if (flags.stream().anyMatch(flag -> rule.path(flag).asBoolean(false))) flagged.add(name);
    });
    return flagged;
  }

  /// Whether two spellings are one value of an attribute; a value's own name comes before its other
  /// one, as some are called by what is another's.
  boolean same(String name, JsonNode one, JsonNode other) {
    return place(name, one).equals(place(name, other));
  }

  private Object place(String name, JsonNode value) {
    var text = value.asString("");
    var values = byName.getOrDefault(name, MissingNode.getInstance()).path("Value");
    var other = spelling == Spelling.NAME ? Spelling.DISPLAY_NAME : Spelling.NAME;
    for (var one : List.of(spelling, other)) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).path(one.property).asString("").equals(text)) return i;
      }
    }
    return text;
  }

  /// The `ValueName`s of an enumeration.
  List<String> names(String name) {
    var names = new ArrayList<String>();
    for (var one : byName.getOrDefault(name, MissingNode.getInstance()).path("Value")) {
      names.add(one.path("ValueName").asString(""));
    }
    return names;
  }

  /// A value of the registry's maps as the Bios resource shows it.
  JsonNode spelled(String name, JsonNode value) {
    var rule = byName.get(name);
    if (rule == null) return value;
    return place(name, value) instanceof Integer place
        ? rule.path("Value").get(place).path(spelling.property)
        : typed(value, rule);
  }

  /// The Base message that a value deserves; nothing when it is legal for what it is.
  public Optional<String> problem(String name, JsonNode value) {
    var rule = byName.get(name);
    if (rule == null) return Optional.empty();
    return switch (rule.path("Type").asString("")) {
      case "Enumeration" -> enumeration(rule, value, spelling);
      case "Integer" -> integer(rule, value);
      case "Boolean" ->
          value.isBoolean() ? Optional.empty() : Optional.of("PropertyValueTypeError");
      case "String", "Password" -> text(rule, value);
      default -> Optional.empty();
    };
  }

  private static Optional<String> enumeration(JsonNode rule, JsonNode value, Spelling spelling) {
    if (!value.isString()) return Optional.of("PropertyValueTypeError");
    for (var legal : rule.path("Value")) {
      if (legal.path(spelling.property).equals(value)) return Optional.empty();
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
