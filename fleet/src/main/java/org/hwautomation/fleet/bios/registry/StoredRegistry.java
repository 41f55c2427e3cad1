package org.hwautomation.fleet.bios.registry;

import java.util.LinkedHashMap;
import java.util.List;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Dependency;
import org.hwautomation.redfish.registry.AttributeRegistry.Menu;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A registry as JSON keeps it: the attributes as a list, because `jsonb` keeps no order of keys,
/// and without the values that one machine happened to have when it was asked.
record StoredRegistry(
    String id,
    BiosDialect dialect,
    int listed,
    List<Attribute> attributes,
    List<Menu> menus,
    List<Dependency> dependencies) {

  static StoredRegistry of(AttributeRegistry registry, BiosDialect dialect) {
    return new StoredRegistry(
        registry.id(),
        dialect,
        registry.listed(),
        registry.attributes().values().stream()
            .map(attribute -> with(attribute, attribute.defaultValue(), MissingNode.getInstance()))
            .toList(),
        registry.menus(),
        registry.dependencies());
  }

  AttributeRegistry registry() {
    var byName = new LinkedHashMap<String, Attribute>();
    for (var attribute : attributes) {
      byName.put(
          attribute.name(),
          with(attribute, orMissing(attribute.defaultValue()), MissingNode.getInstance()));
    }
    return new AttributeRegistry(id, byName, listed, menus, dependencies);
  }

  // What is missing is written as null.
  private static JsonNode orMissing(JsonNode value) {
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private static Attribute with(Attribute a, JsonNode defaultValue, JsonNode currentValue) {
    return new Attribute(
        a.name(),
        a.type(),
        a.rawType(),
        a.displayName(),
        a.helpText(),
        a.warningText(),
        a.menuPath(),
        a.displayOrder(),
        a.values(),
        defaultValue,
        currentValue,
        a.readOnly(),
        a.writeOnly(),
        a.immutable(),
        a.grayOut(),
        a.hidden(),
        a.resetRequired(),
        a.systemUnique(),
        a.lowerBound(),
        a.upperBound(),
        a.scalarIncrement(),
        a.minLength(),
        a.maxLength(),
        a.valueExpression());
  }
}
