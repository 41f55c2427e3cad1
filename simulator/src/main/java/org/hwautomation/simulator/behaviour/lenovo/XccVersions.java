package org.hwautomation.simulator.behaviour.lenovo;

import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;

/// Where XCC shows versions beside the inventory: a build name in the system (`ESE122J` of
/// `22J-1.51`) and a line in the manager (`ESX342S 2.83 2023-07-05` of `42S-2.83`).
public final class XccVersions implements Behaviour {

  private static final String DATE = " 2024-05-14";

  /// @return `ESE1` and the build id before the dash
  public static String system(String uefi) {
    return "ESE1" + uefi.replaceFirst("-.*", "");
  }

  public static String manager(String bmc) {
    return "ESX3" + bmc.replaceFirst("-", " ") + DATE;
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    machine
        .firmware()
        .component("UEFI")
        .flatMap(uefi -> uefi.staged())
        .ifPresent(staged -> {
          for (var system : machine.host().systems()) {
            machine.tree().edit(system, node -> node.put("BiosVersion", system(staged)));
          }
          XccInventory.clearPending("UEFI", machine);
        });
  }

  @Override
  public void onBmcReady(Machine machine) {
    machine
        .firmware()
        .component("BMC-Primary")
        .flatMap(bmc -> bmc.staged())
        .ifPresent(staged -> {
          var tree = machine.tree();
          tree.link("/redfish/v1", "Managers").map(tree::members).stream()
              .flatMap(java.util.List::stream)
              .forEach(manager ->
                  tree.edit(manager, node -> node.put("FirmwareVersion", manager(staged))));
          XccInventory.clearPending("BMC-Primary", machine);
        });
  }
}
