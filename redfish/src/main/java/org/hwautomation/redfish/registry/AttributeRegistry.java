package org.hwautomation.redfish.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A BIOS attribute registry (DSP0268 AttributeRegistry) with what every vendor puts into it.
///
/// @param attributes by name, in the registry's order; of several with one name the first
/// @param listed entries in the document: more than attributes on Lenovo, which lists one name
///   under several menus
public record AttributeRegistry(
    String id,
    Map<String, Attribute> attributes,
    int listed,
    List<Menu> menus,
    List<Dependency> dependencies) {

  public AttributeRegistry {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    menus = List.copyOf(menus);
    dependencies = List.copyOf(dependencies);
  }

  public Optional<Attribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  public enum Type {
    ENUMERATION,
    STRING,
    INTEGER,
    BOOLEAN,
    PASSWORD,
    /// A type that DMTF does not know; kept as it came in [Attribute#rawType()].
    OTHER
  }

  /// @param lowerBound null = no limit
  /// @param valueExpression regular expression a string must match; empty = any
  /// @param defaultValue as it came; missing node when there is none
  public record Attribute(
      String name,
      Type type,
      String rawType,
      String displayName,
      String helpText,
      String warningText,
      String menuPath,
      int displayOrder,
      List<Value> values,
      JsonNode defaultValue,
      JsonNode currentValue,
      boolean readOnly,
      boolean writeOnly,
      boolean immutable,
      boolean grayOut,
      boolean hidden,
      boolean resetRequired,
      boolean systemUnique,
      @Nullable Long lowerBound,
      @Nullable Long upperBound,
      @Nullable Long scalarIncrement,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      String valueExpression) {
    public Attribute {
      values = List.copyOf(values);
    }
  }

  /// @param name what is sent (Supermicro sends the display name)
  public record Value(String name, String displayName) {}

  public record Menu(String name, String displayName, String menuPath, int displayOrder) {}

  /// One rule: when the conditions hold, a property of an attribute takes a value.
  ///
  /// @param toProperty `ReadOnly`, `Hidden`, `GrayOut`, or `CurrentValue`: then the BIOS changes
  ///   the attribute by itself
  public record Dependency(
      String dependencyFor,
      String type,
      List<Condition> conditions,
      String toAttribute,
      String toProperty,
      JsonNode toValue) {
    public Dependency {
      conditions = List.copyOf(conditions);
    }
  }

  /// @param condition `EQU`, `NEQ`, `GTR`, `GEQ`, `LSS`, `LEQ`
  /// @param terms as it came, in the vendor's dialect (fact book 1.5); empty when absent
  public record Condition(
      String attribute, String property, String condition, JsonNode value, String terms) {}
}
