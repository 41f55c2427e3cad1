package org.hwautomation.simulator.profile;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hwautomation.simulator.behaviour.lenovo.LenovoFamily;
import org.hwautomation.simulator.behaviour.lenovo.XccVersions;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.ResourceTree;

/// ThinkSystem SR650 V3 with an XClarity Controller. Its resources are in `lenovo.json`.
public final class LenovoProfile implements Profile {

  private static final String MAKER = "38:68:DD";
  private static final String ROOT = "/redfish/v1";
  private static final String SYSTEM = ROOT + "/Systems/1";
  private static final String MANAGER = ROOT + "/Managers/1";
  private static final String CHASSIS = ROOT + "/Chassis/1";
  private static final String INVENTORY = ROOT + "/UpdateService/FirmwareInventory/";

  /// Older first.
  private static final List<String> BMC = List.of("32I-3.10", "36E-3.70");

  private static final List<String> UEFI = List.of("16M-2.12", "18C-2.30");

  private final ResourceTree tree = ProfileTree.read("lenovo.json");

  @Override
  public String id() {
    return "lenovo-sr650v3";
  }

  @Override
  public String vendor() {
    return "Lenovo";
  }

  @Override
  public String model() {
    return "ThinkSystem SR650 V3";
  }

  @Override
  public Traits traits() {
    return LenovoFamily.traits();
  }

  @Override
  public ResourceTree tree() {
    return tree;
  }

  @Override
  public List<Behaviour> behaviours() {
    return LenovoFamily.live();
  }

  @Override
  public void individualise(Machine machine) {
    var random = machine.random();
    var serial = String.format(Locale.ROOT, "J%07d", random.nextInt(10_000_000));
    var uuid = new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(Locale.ROOT);
    int base = random.nextInt(0x10000) << 8;
    var own = machine.tree();
    own.edit(ROOT, node -> node.put("UUID", uuid));
    own.edit(
        SYSTEM,
        node ->
            node.put("SerialNumber", serial)
                .put("UUID", uuid)
                .put("HostName", "sr650-" + (machine.index() + 1)));
    own.edit(CHASSIS, node -> node.put("SerialNumber", serial));
    own.edit(MANAGER, node -> node.put("UUID", uuid));
    OwnNumbers.mac(own, MANAGER + "/EthernetInterfaces/1", MAKER, base);
    OwnNumbers.mac(own, SYSTEM + "/EthernetInterfaces/NIC1", MAKER, base + 1);
    OwnNumbers.mac(own, SYSTEM + "/EthernetInterfaces/NIC2", MAKER, base + 2);
    int parts = 0;
    for (var dimm : own.members(SYSTEM + "/Memory"))
      OwnNumbers.part(own, dimm, "M" + serial, ++parts);
    for (var drive : own.at(SYSTEM + "/Storage/RAID_Slot3", "/Drives")) {
      OwnNumbers.part(own, drive.path("@odata.id").asString(""), "S" + serial, ++parts);
    }
    firmware(machine);
  }

  private static void firmware(Machine machine) {
    int which = machine.index() % 2;
    var tree = machine.tree();
    var bmc = BMC.get(which);
    var uefi = UEFI.get(which);
    tree.edit(SYSTEM, node -> node.put("BiosVersion", XccVersions.system(uefi)));
    tree.edit(MANAGER, node -> node.put("FirmwareVersion", XccVersions.manager(bmc)));
    tree.edit(INVENTORY + "UEFI", node -> node.put("Version", uefi));
    for (var copy : List.of("BMC-Primary", "BMC-Backup")) {
      tree.edit(INVENTORY + copy, node -> node.put("Version", bmc));
    }
    component(machine, "BMC-Primary", Activation.BMC_RESTART);
    component(machine, "UEFI", Activation.HOST_RESET);
    component(machine, "LXPM", Activation.HOST_RESET);
    component(machine, "Slot_1.Bundle", Activation.HOST_RESET);
    component(machine, "Slot_3.Bundle", Activation.HOST_RESET);
    component(machine, "PSU1", Activation.POWER_CYCLE);
    component(machine, "PSU2", Activation.POWER_CYCLE);
  }

  private static void component(Machine machine, String id, Activation activation) {
    machine.firmware().add(FirmwareComponent.shown(machine.tree(), INVENTORY + id, id, activation));
  }
}
