package org.hwautomation.acceptance.peer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hwautomation.simulator.machine.Machine;
import tools.jackson.databind.JsonNode;

/// A BIOS setting of a machine that can be changed alone, found in the machine's own registry.
///
/// @param to another value that it may take
record Setting(String name, String from, String to) {

  static Setting of(Machine machine) {
    var attributes =
        machine.inside(() -> machine.tree().at(bios(machine), "/Attributes").deepCopy());
    var entries =
        machine.inside(() ->
            machine.tree().paths().stream()
                .map(path -> machine.tree().at(path, "/RegistryEntries"))
                .filter(found -> found.has("Attributes"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no BIOS attribute registry")));
    var bound = bound(entries);
    for (var entry : entries.path("Attributes")) {
      var name = entry.path("AttributeName").asString("");
      var now = attributes.path(name);
      if (!now.isString() || bound.contains(name) || fixed(entry)) continue;
      // Some vendors show and take the name that people read.
      for (var kind : List.of("ValueName", "ValueDisplayName")) {
        var values = entry.path("Value").valueStream().map(value -> value.path(kind)).toList();
        if (!values.contains(now)) continue;
        var other = values.stream().filter(value -> !value.equals(now)).findFirst();
        if (other.isPresent()) return new Setting(name, now.asString(), other.get().asString());
      }
    }
    throw new AssertionError("the registry has no setting that can be changed alone");
  }

  static String bios(Machine machine) {
    return machine.tree().link(machine.host().systems().getFirst(), "Bios").orElseThrow();
  }

  private static boolean fixed(JsonNode entry) {
    return entry.path("ReadOnly").asBoolean(false)
        || entry.path("Immutable").asBoolean(false)
        || entry.path("GrayOut").asBoolean(false)
        || entry.path("Hidden").asBoolean(false);
  }

  private static Set<String> bound(JsonNode entries) {
    var bound = new HashSet<String>();
    for (var one : entries.path("Dependencies")) {
      bound.add(one.path("DependencyFor").asString(""));
      bound.add(one.at("/Dependency/MapToAttribute").asString(""));
      for (var term : one.at("/Dependency/MapFrom")) {
        bound.add(term.path("MapFromAttribute").asString(""));
      }
    }
    return bound;
  }
}
