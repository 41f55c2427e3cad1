package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.HashMap;
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
  private final ValueDialect spelling;
  private final Map<String, List<AttributeRule>> byTarget = new HashMap<>();
  private final Map<String, List<AttributeRule>> movingBySource = new HashMap<>();
  private final List<AttributeRule> movingRules = new ArrayList<>();

  AttributeDependencies(@Nullable AttributeRegistry registry, BiosDialect dialect) {
    this.spelling = dialect.values();
    this.attributes = registry == null ? Map.of() : registry.attributes();
    if (registry == null) return;
    for (var dependency : registry.dependencies()) {
      if (!dependency.type().isEmpty() && !dependency.type().equals("Map")) continue;
      var rule = AttributeRule.of(dependency, dialect.terms());
      byTarget.computeIfAbsent(rule.target(), _ -> new ArrayList<>()).add(rule);
      if (!rule.moves()) continue;
      movingRules.add(rule);
      for (var source : rule.sources()) {
        movingBySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(rule);
      }
    }
  }

  @Nullable Attribute attribute(String name) {
    return attributes.get(name);
  }

  boolean same(String name, @Nullable Object one, @Nullable Object other) {
    return AttributeValues.same(attribute(name), spelling, one, other);
  }

  /// Whether a value, in any spelling, is still to be had while a map holds.
  boolean leaves(AttributeRule rule, @Nullable Object wanted) {
    return switch (rule.property()) {
      case CURRENT_VALUE -> same(rule.target(), wanted, BiosSettings.plain(rule.value()));
      case VALUE -> {
        if (!rule.value().isArray()) yield true;
        for (var one : rule.value()) {
          if (same(rule.target(), wanted, one.path("ValueName").asString(""))) yield true;
        }
        yield false;
      }
      case READ_ONLY, GRAY_OUT, HIDDEN, OTHER -> true;
    };
  }

  /// Everything that some map does to this attribute.
  List<AttributeRule> rules(String target) {
    return byTarget.getOrDefault(target, List.of());
  }

  /// All maps that may change an attribute's value, in the registry's order.
  List<AttributeRule> movingRules() {
    return movingRules;
  }

  /// Those of them that look at this attribute.
  List<AttributeRule> movingRulesFrom(String source) {
    return movingBySource.getOrDefault(source, List.of());
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
    return truth(rule.when(), values);
  }

  /// Why a rule that holds does so: of alternatives only the true ones.
  String because(AttributeRule rule, Map<String, ? extends @Nullable Object> values) {
    return rule.when().cause(condition -> holds(condition, values)).inWords();
  }

  /// The true alternatives of a true rule, each of which is reason enough.
  List<Expression> reasons(AttributeRule rule, Map<String, ? extends @Nullable Object> values) {
    var reasons = new ArrayList<Expression>();
    collectReasons(rule.when(), values, reasons);
    return reasons;
  }

  private void collectReasons(
      Expression expression,
      Map<String, ? extends @Nullable Object> values,
      List<Expression> reasons) {
    if (truth(expression, values) != Truth.TRUE) return;
    if (expression instanceof Expression.Any(var parts)) {
      for (var part : parts) collectReasons(part, values, reasons);
    } else {
      reasons.add(expression);
    }
  }

  Truth truth(Expression expression, Map<String, ? extends @Nullable Object> values) {
    return expression.truth(condition -> holds(condition, values));
  }

  private Truth holds(Condition term, Map<String, ? extends @Nullable Object> values) {
    var source = attributes.get(term.attribute());
    if (!term.property().equals("CurrentValue")) return staticProperty(source, term);
    var live = values.get(term.attribute());
    if (live == null) return Truth.UNDETERMINED;
    var asked = BiosSettings.plain(term.value());
    return switch (term.condition()) {
      case "EQU" -> Truth.of(AttributeValues.same(source, spelling, live, asked));
      case "NEQ" -> Truth.of(!AttributeValues.same(source, spelling, live, asked));
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
