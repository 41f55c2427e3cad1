package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Condition;
import org.jspecify.annotations.Nullable;

/// A registry's dependency maps, read once and found by the attribute that they change or look at.
/// Evaluated over any set of values: those in force, or those that will be.
final class AttributeDependencies {

  private final Map<String, Attribute> attributes;
  private final Map<String, List<AttributeRule>> byTarget = new HashMap<>();
  private final Map<String, List<AttributeRule>> valueRulesBySource = new LinkedHashMap<>();
  private final List<AttributeRule> valueRules = new ArrayList<>();

  AttributeDependencies(@Nullable AttributeRegistry registry, MapTermsDialect dialect) {
    this.attributes = registry == null ? Map.of() : registry.attributes();
    if (registry == null) return;
    for (var dependency : registry.dependencies()) {
      if (!dependency.type().isEmpty() && !dependency.type().equals("Map")) continue;
      var rule = AttributeRule.of(dependency, dialect);
      byTarget.computeIfAbsent(rule.target(), _ -> new ArrayList<>()).add(rule);
      if (rule.property() != AttributeRule.Property.CURRENT_VALUE) continue;
      valueRules.add(rule);
      for (var source : rule.sources()) {
        valueRulesBySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(rule);
      }
    }
  }

  @Nullable Attribute attribute(String name) {
    return attributes.get(name);
  }

  /// Everything that some map does to this attribute.
  List<AttributeRule> rules(String target) {
    return byTarget.getOrDefault(target, List.of());
  }

  /// Maps that set an attribute's value, in the registry's order.
  List<AttributeRule> valueRules() {
    return valueRules;
  }

  /// Maps that may set some attribute's value when this one changes.
  List<AttributeRule> valueRulesFrom(String source) {
    return valueRulesBySource.getOrDefault(source, List.of());
  }

  /// The maps that now forbid writing this attribute.
  List<AttributeRule> locks(String name, Map<String, ? extends @Nullable Object> values) {
    var locks = new ArrayList<AttributeRule>();
    for (var rule : rules(name)) {
      if (rule.forbidsWriting() && holds(rule, values) == Truth.TRUE) locks.add(rule);
    }
    return locks;
  }

  Truth holds(AttributeRule rule, Map<String, ? extends @Nullable Object> values) {
    return rule.when().truth(condition -> holds(condition, values));
  }

  /// Why a rule that holds does so: of alternatives only the true ones.
  String because(AttributeRule rule, Map<String, ? extends @Nullable Object> values) {
    return rule.when().cause(condition -> holds(condition, values)).inWords();
  }

  private Truth holds(Condition term, Map<String, ? extends @Nullable Object> values) {
    var source = attributes.get(term.attribute());
    if (!term.property().equals("CurrentValue")) return staticProperty(source, term);
    var live = values.get(term.attribute());
    if (live == null) return Truth.UNDETERMINED;
    var asked = BiosSettings.plain(term.value());
    return switch (term.condition()) {
      case "EQU" -> Truth.of(AttributeValues.same(source, live, asked));
      case "NEQ" -> Truth.of(!AttributeValues.same(source, live, asked));
      default -> compared(term.condition(), live, asked);
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
}
