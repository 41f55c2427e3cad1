package org.hwautomation.driver.bios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.driver.bios.AttributeRule.Property;
import org.jspecify.annotations.Nullable;

/// The values that a BIOS has in force after a reset that applied some writes: the writes, and what
/// its value maps make of the rest.
///
/// A value map that holds is in force, not only when it comes to hold: in the recordings of eight
/// machines 185 such maps hold and none of their targets has another value.
final class BiosProjection {

  /// Against registries whose maps chase each other in a circle.
  private static final int MOST_MOVES_PER_ATTRIBUTE = 4;

  private final AttributeDependencies dependencies;
  private final ValueDialect spelling;
  private final Set<AttributeRule> dormant = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param live maps that hold over these values and did not bite are taken to be for show
  BiosProjection(
      AttributeDependencies dependencies,
      ValueDialect spelling,
      Map<String, @Nullable Object> live) {
    this.dependencies = dependencies;
    this.spelling = spelling;
    for (var rule : dependencies.movingRules()) {
      var value = live.get(rule.target());
      if (value == null || dependencies.leaves(rule, value)) continue;
      if (dependencies.holds(rule, live) == Truth.TRUE) dormant.add(rule);
    }
  }

  /// @param before the values before the writes
  /// @param written the values with the writes, before any map has done its work
  /// @param moved what the BIOS changed by itself, and the map that did it last
  record After(
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> written,
      Map<String, @Nullable Object> values,
      Map<String, AttributeRule> moved) {}

  After apply(Map<String, @Nullable Object> before, Map<String, Object> writes) {
    var written = new HashMap<>(before);
    written.putAll(writes);
    var values = new HashMap<>(written);
    var moved = new LinkedHashMap<String, AttributeRule>();
    var moves = new HashMap<String, Integer>();
    var changed = new ArrayDeque<>(writes.keySet());
    while (!changed.isEmpty()) {
      for (var rule : around(changed.pop())) {
        var target = rule.target();
        if (values.get(target) == null) continue; // not offered, or not told
        var value = forced(rule, values);
        if (value == null) continue;
        if (moves.merge(target, 1, Integer::sum) > MOST_MOVES_PER_ATTRIBUTE) continue;
        values.put(target, value);
        moved.put(target, rule);
        changed.add(target);
      }
    }
    return new After(before, written, values, moved);
  }

  /// Maps that may bite after this attribute changed: those that look at it, and those that set it.
  private List<AttributeRule> around(String name) {
    var rules = new ArrayList<>(dependencies.movingRulesFrom(name));
    for (var rule : dependencies.rules(name)) if (rule.moves()) rules.add(rule);
    return rules;
  }

  /// The value that a map gives its target; null when it leaves the target as it is.
  private @Nullable Object forced(AttributeRule rule, Map<String, @Nullable Object> values) {
    var target = rule.target();
    var attribute = dependencies.attribute(target);
    if (dormant.contains(rule) || dependencies.leaves(rule, values.get(target))) return null;
    if (dependencies.holds(rule, values) != Truth.TRUE) return null;
    if (rule.property() == Property.CURRENT_VALUE) {
      var value = BiosSettings.plain(rule.value());
      return value == null ? null : AttributeValues.spelled(attribute, value, spelling);
    }
    var left = left(target, values);
    // Which of several the BIOS takes is not told; only what it must take is foreseen.
    return left.size() == 1 ? AttributeValues.spelled(attribute, left.getFirst(), spelling) : null;
  }

  /// The names of the values that all maps over this attribute leave.
  private List<String> left(String target, Map<String, @Nullable Object> values) {
    var attribute = dependencies.attribute(target);
    var left = new ArrayList<String>();
    if (attribute == null) return left;
    for (var value : attribute.values()) {
      boolean taken =
          dependencies.rules(target).stream()
              .anyMatch(rule ->
                  rule.property() == Property.VALUE
                      && !dependencies.leaves(rule, value.name())
                      && dependencies.holds(rule, values) == Truth.TRUE);
      if (!taken) left.add(value.name());
    }
    return left;
  }

  /// Whether the BIOS itself sets this value while these values are in force.
  boolean comes(String name, Object value, Map<String, @Nullable Object> values) {
    boolean forced = false;
    for (var rule : dependencies.rules(name)) {
      if (!rule.moves() || dormant.contains(rule)) continue;
      if (dependencies.holds(rule, values) != Truth.TRUE) continue;
      if (!dependencies.leaves(rule, value)) return false;
      forced |= rule.property() == Property.CURRENT_VALUE || left(name, values).size() == 1;
    }
    return forced;
  }

  /// Maps that keep an attribute from being given a value while these values are in force, be it
  /// that writing is refused or that the BIOS sets another value.
  List<AttributeRule> obstacles(String name, Object value, Map<String, @Nullable Object> values) {
    var obstacles = new ArrayList<AttributeRule>();
    for (var rule : dependencies.rules(name)) {
      boolean keeps = rule.forbidsWriting() || !dependencies.leaves(rule, value);
      if (keeps && !dormant.contains(rule) && dependencies.holds(rule, values) == Truth.TRUE) {
        obstacles.add(rule);
      }
    }
    return obstacles;
  }

  /// Whether a write stays: no map keeps it from being made in the end, and none may take it back
  /// on the way. Which of several maps a BIOS lets fire first is not told; but a write that stays
  /// by itself, because it moves what would take it back, stays in company.
  boolean stays(String name, Object value, After after) {
    if (!obstacles(name, value, after.values()).isEmpty()) return false;
    if (!same(name, after.values().get(name), value)) return false;
    if (obstacles(name, value, after.written()).stream().noneMatch(AttributeRule::moves)) {
      return true;
    }
    return same(name, apply(after.before(), Map.of(name, value)).values().get(name), value);
  }

  /// Whether a service that judges by the values in force takes the write.
  boolean takes(String name, Object value, Map<String, @Nullable Object> inForce) {
    return obstacles(name, value, inForce).stream()
        .allMatch(rule -> rule.property() == Property.CURRENT_VALUE);
  }

  boolean same(String name, @Nullable Object one, @Nullable Object other) {
    return dependencies.same(name, one, other);
  }

  List<Expression> reasons(AttributeRule rule, Map<String, @Nullable Object> values) {
    return dependencies.reasons(rule, values);
  }

  /// Those of some attributes that hinder each other or are hindered, also by way of what the BIOS
  /// changes by itself.
  Set<String> tangled(Set<String> names) {
    var tangled = new LinkedHashSet<String>();
    for (var name : names) {
      var sources = new LinkedHashSet<String>();
      for (var rule : dependencies.rules(name)) {
        if (rule.forbidsWriting() || rule.moves()) collectSources(rule, sources);
      }
      sources.remove(name);
      sources.retainAll(names);
      if (sources.isEmpty()) continue;
      tangled.add(name);
      tangled.addAll(sources);
    }
    return tangled;
  }

  private void collectSources(AttributeRule rule, Set<String> sources) {
    for (var source : rule.sources()) {
      if (!sources.add(source)) continue;
      for (var further : dependencies.rules(source)) {
        if (further.moves()) collectSources(further, sources);
      }
    }
  }
}
