package org.hwautomation.simulator.behaviour.dell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.standard.AttributeRules;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;

/// What iDRAC's attribute registry allows while certain values are in force. Several conditions of
/// one dependency mean *or*; there are no MapTerms (fact book 1.5 and 3.3).
final class DellBiosRules {

  private final AttributeRules rules;
  private final List<JsonNode> dependencies = new ArrayList<>();

  private DellBiosRules(AttributeRules rules, JsonNode dependencies) {
    this.rules = rules;
    for (var one : dependencies) this.dependencies.add(one.path("Dependency"));
  }

  /// `Bios` names the registry by another version than it is listed under.
  static DellBiosRules of(ResourceTree tree) {
    var registries = tree.link("/redfish/v1", "Registries").orElse("/redfish/v1/Registries");
    for (var member : tree.members(registries)) {
      if (!tree.at(member, "/Id").asString("").startsWith("BiosAttributeRegistry")) continue;
      var uri = tree.at(member, "/Location/0/Uri").asString("");
      return new DellBiosRules(
          AttributeRules.in(tree, uri), tree.at(uri, "/RegistryEntries/Dependencies"));
    }
    return new DellBiosRules(AttributeRules.in(tree, ""), tree.at("", ""));
  }

  /// The Base message that a value deserves while `inForce` is; nothing when it is legal.
  Optional<String> problem(String name, JsonNode value, JsonNode inForce) {
    for (var one : dependencies) {
      if (one.path("MapToProperty").asString("").equals("ReadOnly")
          && one.path("MapToAttribute").asString("").equals(name)
          && one.path("MapToValue").asBoolean(false)
          && holds(one, inForce)) {
        return Optional.of("PropertyNotWritable");
      }
    }
    return rules.problem(name, value);
  }

  /// Whether an attribute can ever be set to a value, whatever is in force.
  boolean isSetting(String name, JsonNode value) {
    return rules.problem(name, value).isEmpty();
  }

  Map<String, JsonNode> passwords() {
    return rules.passwords();
  }

  /// What other attributes take on by themselves once these values are in force.
  Map<String, JsonNode> follow(JsonNode inForce) {
    var following = new LinkedHashMap<String, JsonNode>();
    for (var one : dependencies) {
      var name = one.path("MapToAttribute").asString("");
      if (one.path("MapToProperty").asString("").equals("CurrentValue")
          && inForce.has(name)
          && holds(one, inForce)) {
        following.put(name, one.path("MapToValue"));
      }
    }
    return following;
  }

  private static boolean holds(JsonNode dependency, JsonNode inForce) {
    for (var term : dependency.path("MapFrom")) {
      var now = inForce.path(term.path("MapFromAttribute").asString(""));
      if (now.isMissingNode()) continue;
      boolean same = now.equals(term.path("MapFromValue"));
      if (same == term.path("MapFromCondition").asString("").equals("EQU")) return true;
    }
    return false;
  }
}
