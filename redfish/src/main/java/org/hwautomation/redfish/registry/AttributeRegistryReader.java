package org.hwautomation.redfish.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Paths;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Condition;
import org.hwautomation.redfish.registry.AttributeRegistry.Dependency;
import org.hwautomation.redfish.registry.AttributeRegistry.Menu;
import org.hwautomation.redfish.registry.AttributeRegistry.Type;
import org.hwautomation.redfish.registry.AttributeRegistry.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the registry that a `Bios` names and parses it. Services name it with another version than
/// they list it under (iDRAC: `v1_0_3` against `v1_0_0`), so ids are compared without versions when
/// they do not match to the letter.
public final class AttributeRegistryReader {

  private AttributeRegistryReader() {}

  /// Empty when the service has no such registry.
  public static Optional<AttributeRegistry> read(Bmc bmc, String registryId) {
    return locate(bmc, registryId).flatMap(bmc::find).map(r -> parse(registryId, r.json()));
  }

  /// Where the document is.
  public static Optional<String> locate(Bmc bmc, String registryId) {
    if (registryId.isEmpty()) return Optional.empty();
    var collection = bmc.root().link("Registries");
    if (collection.isEmpty()) return Optional.empty();
    return member(files(bmc, collection.get()), registryId)
        .flatMap(bmc::find)
        .flatMap(AttributeRegistryReader::document);
  }

  /// Only the links: reading every file to find one would be dozens of requests.
  private static List<String> files(Bmc bmc, String collection) {
    var files = new LinkedHashSet<String>();
    var pages = new HashSet<String>();
    for (var next = collection; !next.isEmpty() && pages.add(next); ) {
      var page = bmc.read(next);
      files.addAll(page.links("Members"));
      next = page.optionalText("Members@odata.nextLink").map(Paths::normalized).orElse("");
    }
    return List.copyOf(files);
  }

  private static Optional<String> member(List<String> members, String registryId) {
    return members.stream()
        .filter(path -> Paths.last(path).equalsIgnoreCase(registryId))
        .findFirst()
        .or(() ->
            members.stream()
                .filter(path -> versionless(Paths.last(path)).equals(versionless(registryId)))
                .findFirst());
  }

  /// English when there is a choice.
  private static Optional<String> document(Resource file) {
    var fallback = Optional.<String>empty();
    for (var location : file.json().path("Location")) {
      var uri = location.path("Uri");
      var text = uri.isObject() ? uri.path("extref").asString("") : uri.asString("");
      if (text.isEmpty()) continue;
      if (location.path("Language").asString("en").toLowerCase(Locale.ROOT).startsWith("en")) {
        return Optional.of(Paths.normalized(text));
      }
      if (fallback.isEmpty()) fallback = Optional.of(Paths.normalized(text));
    }
    return fallback;
  }

  static String versionless(String id) {
    return id.toLowerCase(Locale.ROOT)
        .replaceAll("[._]v?\\d+([._]\\d+)*$", "")
        // Supermicro sticks the version to the name; HPE's digits there are the ROM family.
        .replaceAll("(?<=registry)\\d+$", "");
  }

  public static AttributeRegistry parse(String id, JsonNode document) {
    var entries = document.path("RegistryEntries");
    var attributes = new LinkedHashMap<String, Attribute>();
    int listed = 0;
    for (var node : entries.path("Attributes")) {
      var attribute = attribute(node);
      if (attribute.name().isEmpty()) continue;
      listed++;
      attributes.putIfAbsent(attribute.name(), attribute);
    }
    var menus = new ArrayList<Menu>();
    for (var node : entries.path("Menus")) {
      menus.add(
          new Menu(
              node.path("MenuName").asString(""),
              node.path("DisplayName").asString(""),
              node.path("MenuPath").asString(""),
              node.path("DisplayOrder").asInt(0)));
    }
    var dependencies = new ArrayList<Dependency>();
    for (var node : entries.path("Dependencies")) dependencies.add(dependency(node));
    return new AttributeRegistry(id, attributes, listed, menus, dependencies);
  }

  private static Attribute attribute(JsonNode node) {
    var rawType = node.path("Type").asString("");
    var values = new ArrayList<Value>();
    for (var value : node.path("Value")) {
      var name = value.path("ValueName").asString("");
      values.add(new Value(name, value.path("ValueDisplayName").asString(name)));
    }
    var name = node.path("AttributeName").asString("");
    return new Attribute(
        name,
        type(rawType),
        rawType,
        node.path("DisplayName").asString(name),
        node.path("HelpText").asString(""),
        node.path("WarningText").asString(""),
        node.path("MenuPath").asString(""),
        node.path("DisplayOrder").asInt(0),
        values,
        node.path("DefaultValue"),
        node.path("CurrentValue"),
        flag(node, "ReadOnly") || flag(node, "Readonly"),
        flag(node, "WriteOnly"),
        flag(node, "Immutable"),
        flag(node, "GrayOut"),
        flag(node, "Hidden"),
        flag(node, "ResetRequired"),
        flag(node, "IsSystemUniqueProperty"),
        limit(node, "LowerBound"),
        limit(node, "UpperBound"),
        limit(node, "ScalarIncrement"),
        length(node, "MinLength"),
        length(node, "MaxLength"),
        node.path("ValueExpression").asString(""));
  }

  private static Dependency dependency(JsonNode node) {
    var map = node.path("Dependency");
    var conditions = new ArrayList<Condition>();
    for (var from : map.path("MapFrom")) {
      var terms = from.path("MapTerms");
      conditions.add(
          new Condition(
              from.path("MapFromAttribute").asString(""),
              from.path("MapFromProperty").asString("CurrentValue"),
              from.path("MapFromCondition").asString("EQU"),
              from.path("MapFromValue"),
              terms.isArray() ? joined(terms) : terms.asString("")));
    }
    return new Dependency(
        node.path("DependencyFor").asString(""),
        node.path("Type").asString(""),
        conditions,
        map.path("MapToAttribute").asString(node.path("DependencyFor").asString("")),
        map.path("MapToProperty").asString(""),
        map.path("MapToValue"));
  }

  private static String joined(JsonNode terms) {
    var all = new ArrayList<String>();
    for (var term : terms) all.add(term.asString(""));
    return String.join(",", all);
  }

  private static Type type(String raw) {
    return switch (raw.toLowerCase(Locale.ROOT)) {
      case "enumeration" -> Type.ENUMERATION;
      case "string" -> Type.STRING;
      case "integer" -> Type.INTEGER;
      case "boolean" -> Type.BOOLEAN;
      case "password" -> Type.PASSWORD;
      default -> Type.OTHER;
    };
  }

  private static boolean flag(JsonNode node, String property) {
    var value = node.path(property);
    return value.isBoolean() ? value.booleanValue() : "true".equalsIgnoreCase(value.asString(""));
  }

  private static @Nullable Long limit(JsonNode node, String property) {
    var value = node.path(property);
    // iDRAC writes 2^64-1 for "no limit".
    if (value.isNumber()) return value.canConvertToLong() ? value.longValue() : null;
    try {
      return value.isString() ? Long.valueOf(value.asString().strip()) : null;
    } catch (NumberFormatException e) {
      return null; // "no limit" in some vendor's words
    }
  }

  private static @Nullable Integer length(JsonNode node, String property) {
    var value = limit(node, property);
    return value == null || value < 0 ? null : Math.toIntExact(Math.min(value, Integer.MAX_VALUE));
  }
}
