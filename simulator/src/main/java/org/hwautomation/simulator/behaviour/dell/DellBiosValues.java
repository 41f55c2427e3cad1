package org.hwautomation.simulator.behaviour.dell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.simulator.fault.IgnoredSetting;
import org.hwautomation.simulator.machine.Machine;
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
    machine.tree().edit(bios, node -> pending.forEach(node.withObject("/Attributes")::set));
    var following = DellBiosRules.of(machine.tree()).follow(machine.tree().at(bios, "/Attributes"));
    machine.tree().edit(bios, node -> following.forEach(node.withObject("/Attributes")::set));
  }

  /// The job ended well: what is in force stays, and nothing is pending any more.
  void keep(Machine machine) {
    var was = before;
    if (was != null) {
      for (var now : machine.tree().at(bios, "/Attributes").properties()) {
        if (now.getValue().equals(was.get(now.getKey()))) continue;
        machine.attributeChanged(
            now.getKey(),
            was.path(now.getKey()).asString(""),
            now.getValue().asString(""),
            pending.containsKey(now.getKey()) ? writer : "BIOS");
      }
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
    var rules = DellBiosRules.of(machine.tree());
    for (var one : factory.properties()) {
      if (rules.isSetting(one.getKey(), one.getValue())) pending.put(one.getKey(), one.getValue());
    }
    writer = "ResetBios";
    apply(machine);
    keep(machine);
  }
}
