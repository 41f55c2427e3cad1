package org.hwautomation.driver.bios;

import java.util.Set;
import org.hwautomation.redfish.registry.AttributeRegistry.Dependency;
import tools.jackson.databind.JsonNode;

/// One dependency of a registry, read: while its expression holds, a property of an attribute takes
/// a value.
///
/// @param sources the attributes whose values decide
record AttributeRule(
    String target, Property property, JsonNode value, Expression when, Set<String> sources) {

  /// The properties that a map sets. What is not known of a later standard sets nothing.
  enum Property {
    READ_ONLY,
    GRAY_OUT,
    HIDDEN,
    /// The BIOS changes the attribute by itself.
    CURRENT_VALUE,
    /// The values that are left to choose from (iDRAC 8 and early iDRAC 9).
    VALUE,
    OTHER
  }

  static AttributeRule of(Dependency dependency, MapTermsDialect dialect) {
    var when = dialect.read(dependency.conditions());
    var property =
        switch (dependency.toProperty().toLowerCase(java.util.Locale.ROOT)) {
          case "readonly", "immutable" -> Property.READ_ONLY;
          case "grayout" -> Property.GRAY_OUT;
          case "hidden" -> Property.HIDDEN;
          case "currentvalue" -> Property.CURRENT_VALUE;
          case "value" -> Property.VALUE;
          default -> Property.OTHER;
        };
    return new AttributeRule(
        dependency.toAttribute(), property, dependency.toValue(), when, when.sources());
  }

  /// Whether the map sets its flag rather than clears it.
  boolean sets() {
    return value.asString("").equalsIgnoreCase("true");
  }

  /// Read-only and grey are refused by the service; hidden only hides from the setup screens.
  boolean forbidsWriting() {
    return switch (property) {
      case READ_ONLY, GRAY_OUT -> sets();
      case HIDDEN, CURRENT_VALUE, VALUE, OTHER -> false;
    };
  }

  /// Whether the BIOS may change the target's value because of this map.
  boolean moves() {
    return property == Property.CURRENT_VALUE || property == Property.VALUE;
  }
}
