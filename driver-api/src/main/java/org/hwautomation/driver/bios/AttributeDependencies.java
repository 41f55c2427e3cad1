package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Condition;
import org.hwautomation.redfish.registry.AttributeRegistry.Dependency;
import org.jspecify.annotations.Nullable;

/// Evaluates a registry's dependency maps over some set of values.
final class AttributeDependencies {

  private final Map<String, Attribute> attributes = new HashMap<>();
  private final Map<String, List<Dependency>> byTarget = new HashMap<>();
  private final List<Dependency> valueMaps = new ArrayList<>();
  private final MapTermsDialect dialect;

  AttributeDependencies(@Nullable AttributeRegistry registry, MapTermsDialect dialect) {
    this.dialect = dialect;
    if (registry == null) return;
    attributes.putAll(registry.attributes());
    for (var dependency : registry.dependencies()) {
      if (!dependency.type().isEmpty() && !dependency.type().equals("Map")) continue;
      byTarget.computeIfAbsent(dependency.toAttribute(), _ -> new ArrayList<>()).add(dependency);
      if (dependency.toProperty().equals("CurrentValue")) valueMaps.add(dependency);
    }
  }

  @Nullable Attribute attribute(String name) {
    return attributes.get(name);
  }

  /// Maps that set an attribute's value.
  List<Dependency> valueMaps() {
    return valueMaps;
  }

  /// The dependencies that now forbid writing this attribute.
  List<Dependency> locks(String name, Map<String, ? extends @Nullable Object> values) {
    return byTarget.getOrDefault(name, List.of()).stream()
        .filter(AttributeDependencies::forbidsWriting)
        .filter(dependency -> holds(dependency, values) == Truth.TRUE)
        .toList();
  }

  private static boolean forbidsWriting(Dependency dependency) {
    return switch (dependency.toProperty().toLowerCase(Locale.ROOT)) {
      case "readonly", "grayout", "immutable" ->
          dependency.toValue().asString("").equalsIgnoreCase("true");
      default -> false; // Hidden hides from the setup screens only
    };
  }

  Truth holds(Dependency dependency, Map<String, ? extends @Nullable Object> values) {
    var conditions = dependency.conditions();
    return dialect.join(
        conditions.stream().map(condition -> holds(condition, values)).toList(),
        conditions.stream().map(Condition::terms).toList());
  }

  private Truth holds(Condition term, Map<String, ? extends @Nullable Object> values) {
    var source = attributes.get(term.attribute());
    if (!term.property().equals("CurrentValue")) return staticProperty(source, term);
    var live = values.get(term.attribute());
    if (live == null) return Truth.UNDETERMINED;
    boolean same = AttributeValues.same(source, live, BiosSettings.plain(term.value()));
    return switch (term.condition()) {
      case "EQU" -> Truth.of(same);
      case "NEQ" -> Truth.of(!same);
      default -> compared(term.condition(), live, BiosSettings.plain(term.value()));
    };
  }

  private static Truth staticProperty(@Nullable Attribute source, Condition term) {
    if (source == null) return Truth.UNDETERMINED;
    boolean flag;
    switch (term.property()) {
      case "ReadOnly" -> flag = source.readOnly();
      case "GrayOut" -> flag = source.grayOut();
      case "Hidden" -> flag = source.hidden();
      default -> {
        return Truth.UNDETERMINED;
      }
    }
    boolean same = String.valueOf(flag).equalsIgnoreCase(term.value().asString(""));
    return Truth.of(term.condition().equals("NEQ") != same);
  }

  private static Truth compared(String condition, Object live, @Nullable Object limit) {
    if (!(live instanceof Number number) || !(limit instanceof Number bound)) {
      return Truth.UNDETERMINED;
    }
    int order = Long.compare(number.longValue(), bound.longValue());
    return switch (condition) {
      case "GTR" -> Truth.of(order > 0);
      case "GEQ" -> Truth.of(order >= 0);
      case "LSS" -> Truth.of(order < 0);
      case "LEQ" -> Truth.of(order <= 0);
      default -> Truth.UNDETERMINED;
    };
  }

  /// `SysProfile is not Custom`
  static String inWords(Dependency dependency) {
    return String.join(
        ", ",
        dependency.conditions().stream().map(term -> term.attribute() + relation(term)).toList());
  }

  private static String relation(Condition term) {
    return switch (term.condition()) {
          case "EQU" -> " is ";
          case "NEQ" -> " is not ";
          case "GTR" -> " is above ";
          case "GEQ" -> " is at least ";
          case "LSS" -> " is below ";
          case "LEQ" -> " is at most ";
          default -> " " + term.condition() + " ";
        }
        + term.value().asString("");
  }
}
