package org.hwautomation.driver.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A BIOS made of nothing but its attribute registry's document, written without any of the
/// product's code: what it locks, what it changes by itself and what is left of some writes after a
/// reset. The strictest reading of each vendor's rules, so that a plan which ends well here does
/// not owe that to a guess.
public final class ModelBios {

  /// How the conditions of one dependency are joined (fact book 1.5).
  public enum Joins {
    OR_ALWAYS,
    OPERATOR_BEFORE_OPERAND,
    OPERATOR_AFTER_OPERAND,
    REVERSE_POLISH
  }

  private record Rule(String target, String property, JsonNode value, JsonNode terms) {}

  private final Map<String, JsonNode> attributes = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, List<Rule>> byTarget = new LinkedHashMap<>();
  private final Joins joins;
  private final boolean showsDisplayNames;
  private Map<String, @Nullable String> values = new LinkedHashMap<>();

  public ModelBios(
      JsonNode registry,
      Joins joins,
      boolean showsDisplayNames,
      Map<String, ? extends @Nullable Object> live) {
    this.joins = joins;
    this.showsDisplayNames = showsDisplayNames;
    for (var one : registry.at("/RegistryEntries/Attributes")) {
      attributes.putIfAbsent(one.path("AttributeName").asString(""), one);
    }
    for (var one : registry.at("/RegistryEntries/Dependencies")) {
      var map = one.path("Dependency");
      var rule =
          new Rule(
              map.path("MapToAttribute").asString(""),
              map.path("MapToProperty").asString(""),
              map.path("MapToValue"),
              map.path("MapFrom"));
      rules.add(rule);
      byTarget.computeIfAbsent(rule.target, _ -> new ArrayList<>()).add(rule);
    }
    live.forEach((name, value) -> values.put(name, value == null ? null : String.valueOf(value)));
  }

  private ModelBios(ModelBios other) {
    attributes.putAll(other.attributes);
    rules.addAll(other.rules);
    byTarget.putAll(other.byTarget);
    joins = other.joins;
    showsDisplayNames = other.showsDisplayNames;
    values = new LinkedHashMap<>(other.values);
  }

  /// The same machine again, to try something on.
  public ModelBios copy() {
    return new ModelBios(this);
  }

  /// True, false, or null when the maps for this property do not come to an answer.
  public @Nullable Boolean flag(String name, String property) {
    boolean any = false;
    boolean unsure = false;
    for (var rule : byTarget.getOrDefault(name, List.of())) {
      if (!rule.property.equals(property)) continue;
      any = true;
      var holds = holds(rule);
      if (holds == null) unsure = true;
      else if (holds) return rule.value.asBoolean();
    }
    return !any || unsure ? null : false;
  }

  /// Whether a map refuses writing this attribute now.
  public boolean locks(String name) {
    return Boolean.TRUE.equals(flag(name, "ReadOnly"))
        || Boolean.TRUE.equals(flag(name, "GrayOut"));
  }

  /// What is in force after a reset; writes of what is locked then fall away.
  public void reset(Map<String, ? extends Object> writes) {
    var before = values;
    var taken = new LinkedHashMap<String, String>();
    writes.forEach((name, value) -> taken.put(name, String.valueOf(value)));
    while (true) {
      values = new LinkedHashMap<>(before);
      values.putAll(taken);
      settle();
      var lost = new ArrayList<String>();
      for (var name : taken.keySet()) {
        if (locks(name) && !same(name, before.get(name), taken.get(name))) lost.add(name);
      }
      if (lost.isEmpty()) return;
      lost.forEach(taken::remove);
    }
  }

  /// Value maps that hold are in force.
  private void settle() {
    for (int round = 0; round < 50; round++) {
      boolean moved = false;
      for (var rule : rules) {
        if (!values.containsKey(rule.target) || values.get(rule.target) == null) continue;
        var forced = forced(rule);
        if (forced == null || same(rule.target, values.get(rule.target), forced)) continue;
        values.put(rule.target, forced);
        moved = true;
      }
      if (!moved) return;
    }
  }

  private @Nullable String forced(Rule rule) {
    boolean value = rule.property.equals("Value");
    if (!value && !rule.property.equals("CurrentValue")) return null;
    if (!Boolean.TRUE.equals(holds(rule))) return null;
    if (!value) return rule.value.asString("");
    var left = left(rule.target);
    if (left.size() != 1) return null;
    return left.getFirst();
  }

  /// The names that all maps over the values of this attribute leave.
  private List<String> left(String name) {
    var left = new ArrayList<String>();
    for (var one : attributes.getOrDefault(name, noValues()).path("Value")) {
      left.add(one.path("ValueName").asString(""));
    }
    for (var rule : byTarget.getOrDefault(name, List.of())) {
      if (!rule.property.equals("Value") || !Boolean.TRUE.equals(holds(rule))) continue;
      var named = new ArrayList<String>();
      for (var one : rule.value) named.add(one.path("ValueName").asString(""));
      left.retainAll(named);
    }
    return left;
  }

  private static JsonNode noValues() {
    return MissingNode.getInstance();
  }

  public boolean has(String name, Object wanted) {
    return same(name, values.get(name), String.valueOf(wanted));
  }

  public Map<String, @Nullable String> values() {
    return new LinkedHashMap<>(values);
  }

  private boolean same(String name, @Nullable String one, @Nullable String other) {
    return Objects.equals(number(name, one), number(name, other));
  }

  /// The place of an enumeration's value in its list; any other value as it is.
  private @Nullable Object number(String name, @Nullable String text) {
    var listed = attributes.getOrDefault(name, noValues()).path("Value");
    if (text == null || listed.isEmpty()) return text;
    var first = showsDisplayNames ? "ValueDisplayName" : "ValueName";
    var second = showsDisplayNames ? "ValueName" : "ValueDisplayName";
    for (var key : List.of(first, second)) {
      for (int i = 0; i < listed.size(); i++) {
        if (listed.get(i).path(key).asString("").equals(text)) return i;
      }
    }
    return text;
  }

  private @Nullable Boolean holds(Rule rule) {
    var terms = new ArrayList<@Nullable Boolean>();
    var operators = new ArrayList<String>();
    for (var term : rule.terms) {
      terms.add(term(term));
      operators.add(term.path("MapTerms").asString(""));
    }
    if (terms.isEmpty()) return null;
    return switch (joins) {
      case OR_ALWAYS -> {
        @Nullable Boolean result = false;
        for (var term : terms) result = or(result, term);
        yield result;
      }
      case OPERATOR_BEFORE_OPERAND -> leftToRight(terms, operators.subList(1, operators.size()));
      case OPERATOR_AFTER_OPERAND -> leftToRight(terms, operators);
      case REVERSE_POLISH -> reversePolish(terms, operators);
    };
  }

  private static @Nullable Boolean leftToRight(
      List<@Nullable Boolean> terms, List<String> operators) {
    var result = terms.getFirst();
    for (int i = 1; i < terms.size(); i++) {
      boolean or = operators.get(i - 1).equals("OR");
      result = or ? or(result, terms.get(i)) : and(result, terms.get(i));
    }
    return result;
  }

  private static @Nullable Boolean reversePolish(
      List<@Nullable Boolean> terms, List<String> operators) {
    var stack = new ArrayList<@Nullable Boolean>();
    for (int i = 0; i < terms.size(); i++) {
      stack.add(terms.get(i));
      for (var operator : operators.get(i).split(",")) {
        if (operator.isBlank()) continue;
        if (stack.size() < 2) return null;
        var right = stack.removeLast();
        var left = stack.removeLast();
        stack.add(operator.strip().equals("OR") ? or(left, right) : and(left, right));
      }
    }
    @Nullable Boolean all = true;
    for (var one : stack) all = and(all, one);
    return all;
  }

  private @Nullable Boolean term(JsonNode term) {
    if (!term.path("MapFromProperty").asString("CurrentValue").equals("CurrentValue")) return null;
    var name = term.path("MapFromAttribute").asString("");
    var now = values.get(name);
    if (now == null) return null;
    boolean same = same(name, now, term.path("MapFromValue").asString(""));
    return switch (term.path("MapFromCondition").asString("EQU")) {
      case "EQU" -> same;
      case "NEQ" -> !same;
      default -> null;
    };
  }

  private static @Nullable Boolean and(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) return false;
    return one == null || other == null ? null : Boolean.TRUE;
  }

  private static @Nullable Boolean or(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) return true;
    return one == null || other == null ? null : Boolean.FALSE;
  }
}
