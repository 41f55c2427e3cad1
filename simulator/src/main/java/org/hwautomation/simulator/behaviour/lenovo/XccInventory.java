package org.hwautomation.simulator.behaviour.lenovo;

import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;

/// The parts of XCC's inventory that show what waits: `UEFI-Pending` and `BMC-Primary-Pending`.
final class XccInventory {

  private XccInventory() {}

  private static String pending(String component, Machine machine) {
    return machine
        .firmware()
        .component(component)
        .map(found -> found.inventoryPath() + "-Pending")
        .orElse("");
  }

  static void showPending(String component, String version, Machine machine) {
    machine
        .tree()
        .edit(
            pending(component, machine),
            node -> {
              node.put("Version", version);
              node.withObject("/Status").put("State", "Enabled");
            });
  }

  /// XCC has two ways of writing nothing: `-*` for itself and null for UEFI.
  static void clearPending(String component, Machine machine) {
    machine
        .tree()
        .edit(
            pending(component, machine),
            node -> {
              if (component.equals("BMC-Primary")) node.put("Version", "-*");
              else node.set("Version", Json.MAPPER.nullNode());
              node.withObject("/Status").put("State", "Disabled");
            });
  }
}
