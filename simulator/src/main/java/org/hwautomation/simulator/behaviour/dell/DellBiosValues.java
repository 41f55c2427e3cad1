package org.hwautomation.simulator.behaviour.dell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.simulator.fault.IgnoredSetting;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.standard.AttributeRules;
import org.hwautomation.simulator.standard.DependencyMaps;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The values in force and the pending ones, as the Bios and its settings object show them.
final class DellBiosValues {

  private final String bios;
  private final String settings;
  private final Map<String, JsonNode> pending = new LinkedHashMap<>();
  private String writer = "";
  private @Nullable ObjectNode before;

  /// @param settings empty for a machine without BIOS settings
  DellBiosValues(String bios, String settings) {
    this.bios = bios;
    this.settings = settings;
  }

  /// `Bios` names the registry by another version than it is listed under.
  DependencyMaps maps(Machine machine) {
    var document = AttributeRules.biosDocument(machine.tree());
    return DependencyMaps.in(machine, bios, document, AttributeRules.in(machine.tree(), document));
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  boolean holds(ObjectNode wanted) {
    return wanted.properties().stream()
        .allMatch(one -> one.getValue().equals(pending.get(one.getKey())));
  }

  void pend(ObjectNode wanted, String user, Machine machine) {
    wanted.properties().forEach(one -> pending.put(one.getKey(), one.getValue()));
    writer = user;
    show(machine);
  }

  void forget(Machine machine) {
    pending.clear();
    before = null;
    show(machine);
  }

  private void show(Machine machine) {
    machine.tree().edit(settings, node -> pending.forEach(node.putObject("Attributes")::set));
  }

  /// Puts the pending values in force, with what follows from them.
  void apply(Machine machine) {
    if (before != null) return;
    if (machine.tree().at(bios, "/Attributes").deepCopy() instanceof ObjectNode snapshot) {
      before = snapshot;
    }
    IgnoredSetting.drop(pending, bios, machine);
    var maps = maps(machine);
    machine
        .tree()
        .edit(
            bios,
            node -> {
              var attributes = node.withObject("/Attributes");
              pending.forEach(attributes::set);
              maps.settle(attributes);
            });
  }

  /// The job ended well: what is in force stays, and nothing is pending any more.
  void keep(Machine machine) {
    var was = before;
    if (was != null) {
      machine.attributesChanged(
          was,
          machine.tree().at(bios, "/Attributes"),
          name -> pending.containsKey(name) ? writer : "BIOS");
    }
    forget(machine);
  }

  /// The job failed: the values are as they were, and nothing is pending any more.
  void takeBack(Machine machine) {
    var was = before;
    if (was != null) {
      machine.tree().edit(bios, node -> node.set("Attributes", was));
    }
    forget(machine);
  }

  /// What only informs (service tag, versions) has no factory value.
  void reset(JsonNode factory, Machine machine) {
    var maps = maps(machine);
    for (var one : factory.properties()) {
      if (!maps.isLockedForGood(one.getKey())) pending.put(one.getKey(), one.getValue());
    }
    writer = "ResetBios";
    apply(machine);
    keep(machine);
  }
}
