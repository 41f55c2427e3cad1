package org.hwautomation.simulator.recording;

import java.util.Locale;
import java.util.Optional;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// Finds the components of a machine in its own FirmwareInventory.
public final class RecordedFirmware {

  private RecordedFirmware() {}

  /// Makes each member of the inventory a component named by its last path segment.
  public static void discover(Machine machine) {
    var tree = machine.tree();
    var inventory =
        tree.link("/redfish/v1", "UpdateService")
            .flatMap(service -> tree.link(service, "FirmwareInventory"));
    if (inventory.isEmpty()) return;
    for (var path : tree.members(inventory.get())) {
      var version = tree.at(path, "/Version").asString("");
      if (version.isEmpty()) continue;
      var name = tree.at(path, "/Name").asString("");
      machine
          .firmware()
          .add(
              new FirmwareComponent(
                  ResourcePath.lastSegment(path),
                  name,
                  path,
                  version,
                  Optional.empty(),
                  activation(name + " " + path)));
    }
  }

  private static Activation activation(String about) {
    var text = about.toLowerCase(Locale.ROOT);
    return text.contains("bmc") || text.contains("manager")
        ? Activation.BMC_RESTART
        : Activation.HOST_RESET;
  }
}
