package org.hwautomation.simulator.standard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The dependency maps of an attribute registry as a BIOS lives by them: what they lock while some
/// values are in force, and what they set. A condition over an attribute that is not there decides
/// nothing.
public final class DependencyMaps {

  /// More rounds than any recorded chain of value maps is long.
  private static final int MOST_ROUNDS = 10;

  private static final List<String> LOCKS = List.of("ReadOnly", "GrayOut");

  private record Rule(String property, JsonNode value, JsonNode conditions) {}

  private final AttributeRules attributes;
  private final Traits.Bios.Terms terms;
  private final Traits.Bios.Locked locked;
  private final Map<String, List<Rule>> byTarget = new LinkedHashMap<>();
  private final Set<String> lockedForGood = new HashSet<>();

  private DependencyMaps(AttributeRules attributes, Traits.Bios bios) {
    this.attributes = attributes;
    this.terms = bios.terms();
    this.locked = bios.locked();
  }

  /// Of the registry that a Bios resource names; empty when there is none.
  public static DependencyMaps of(Machine machine, String bios) {
    var id = machine.tree().at(bios, "/AttributeRegistry").asString("");
    var document = id.isEmpty() ? "" : AttributeRules.document(machine.tree(), id).orElse("");
    return in(machine, bios, document, AttributeRules.in(machine.tree(), document));
  }

  /// Of the registry at a path.
  public static DependencyMaps in(
      Machine machine, String bios, String document, AttributeRules attributes) {
    var found = new DependencyMaps(attributes, machine.traits().bios());
    for (var one : machine.tree().at(document, "/RegistryEntries/Dependencies")) {
      if (!one.path("Type").asString("").equals("Map")) continue;
      var map = one.path("Dependency");
      found
          .byTarget
          .computeIfAbsent(map.path("MapToAttribute").asString(""), _ -> new ArrayList<>())
          .add(
              new Rule(
                  map.path("MapToProperty").asString(""),
                  map.path("MapToValue"),
                  map.path("MapFrom")));
    }
    var factory = machine.profile().tree().at(bios, "/Attributes");
    for (var name : attributes.flagged(LOCKS)) {
      if (!found.isSet(name, factory)) found.lockedForGood.add(name);
    }
    return found;
  }

  /// Whether writing this attribute is refused. What the registry marks and its maps do not explain
  /// by the values that the machine came with stays refused: a lockdown, hardware that is not
  /// there.
  public boolean locks(String name, JsonNode inForce) {
    return lockedForGood.contains(name) || isSet(name, inForce);
  }

  /// Whether it is no setting at all.
  public boolean isLockedForGood(String name) {
    return lockedForGood.contains(name);
  }

  /// Whether a map locks it; of several of one property the first that holds counts.
  private boolean isSet(String name, JsonNode inForce) {
    for (var property : LOCKS) {
      for (var rule : byTarget.getOrDefault(name, List.of())) {
        if (!rule.property.equals(property)) continue;
        if (!Boolean.TRUE.equals(holds(rule, inForce))) continue;
        if (rule.value.asBoolean(false)) return true;
        break;
      }
    }
    return false;
  }

  /// The Base message that a value deserves at once; nothing when it is taken. Where POST judges,
  /// only what is never legal is refused.
  public Optional<String> problem(String name, JsonNode value, JsonNode inForce) {
    boolean refused = locked == Traits.Bios.Locked.REFUSED;
    if (refused ? locks(name, inForce) : lockedForGood.contains(name)) {
      return Optional.of("PropertyNotWritable");
    }
    var problem = attributes.problem(name, value);
    return problem.isEmpty() && refused && isTakenAway(name, value, inForce)
        ? Optional.of("PropertyValueNotInList")
        : problem;
  }

  private boolean isTakenAway(String name, JsonNode value, JsonNode inForce) {
    return byTarget.getOrDefault(name, List.of()).stream()
        .filter(rule -> rule.property.equals("Value"))
        .filter(rule -> !names(rule).contains(value.asString("")))
        .anyMatch(rule -> Boolean.TRUE.equals(holds(rule, inForce)));
  }

  /// Gives attributes the values that maps set, until all are as the maps have it.
  public void settle(ObjectNode values) {
    boolean moved = true;
    for (int round = 0; moved && round < MOST_ROUNDS; round++) {
      moved = false;
      for (var name : byTarget.keySet()) {
        if (values.path(name).isMissingNode() || values.path(name).isNull()) continue;
        for (var rule : byTarget.getOrDefault(name, List.of())) {
          var forced = forced(name, rule, values);
          if (forced == null || attributes.same(name, forced, values.path(name))) continue;
          values.set(name, attributes.spelled(name, forced));
          moved = true;
        }
      }
    }
  }

  private @Nullable JsonNode forced(String name, Rule rule, JsonNode values) {
    boolean list = rule.property.equals("Value");
    if (!list && !rule.property.equals("CurrentValue")) return null;
    if (!Boolean.TRUE.equals(holds(rule, values))) return null;
    if (!list) return rule.value;
    var left = attributes.names(name);
    for (var other : byTarget.getOrDefault(name, List.of())) {
      if (other.property.equals("Value") && Boolean.TRUE.equals(holds(other, values))) {
        left.retainAll(names(other));
      }
    }
    return left.size() == 1 ? StringNode.valueOf(left.getFirst()) : null;
  }

  private static List<String> names(Rule rule) {
    return rule.value.valueStream().map(one -> one.path("ValueName").asString("")).toList();
  }

  /// @param locked what fell away of the writes
  public record Applied(ObjectNode values, List<String> locked) {}

  /// What is in force when POST applies some writes at once: what is locked then falls away, and
  /// what follows from the rest is set.
  ///
  /// @param exempt names that locks do not hold up
  public Applied together(
      JsonNode before, Map<String, JsonNode> writes, Collection<String> exempt) {
    var taken = new LinkedHashMap<>(writes);
    var lost = new ArrayList<String>();
    while (true) {
      var values = (ObjectNode) before.deepCopy();
      taken.forEach(values::set);
      settle(values);
      var locked =
          taken.keySet().stream()
              .filter(name -> !exempt.contains(name))
              .filter(name -> !Objects.equals(taken.get(name), before.get(name)))
              .filter(name -> locks(name, values))
              .toList();
      if (locked.isEmpty()) return new Applied(values, lost);
      lost.addAll(locked);
      locked.forEach(taken::remove);
    }
  }

  /// Null when the conditions do not come to an answer.
  private @Nullable Boolean holds(Rule rule, JsonNode inForce) {
    var conditions = new ArrayList<MapTerms.Condition>();
    for (var one : rule.conditions) {
      conditions.add(
          new MapTerms.Condition(holdsAlone(one, inForce), one.path("MapTerms").asString("")));
    }
    return MapTerms.join(conditions, terms);
  }

  private @Nullable Boolean holdsAlone(JsonNode condition, JsonNode inForce) {
    if (!condition.path("MapFromProperty").asString("CurrentValue").equals("CurrentValue")) {
      return null;
    }
    var name = condition.path("MapFromAttribute").asString("");
    var now = inForce.path(name);
    if (now.isMissingNode() || now.isNull()) return null;
    boolean same = attributes.same(name, condition.path("MapFromValue"), now);
    return switch (condition.path("MapFromCondition").asString("EQU")) {
      case "EQU" -> same;
      case "NEQ" -> !same;
      default -> null;
    };
  }
}
