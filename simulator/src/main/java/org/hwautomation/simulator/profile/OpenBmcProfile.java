package org.hwautomation.simulator.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.simulator.behaviour.openbmc.Bmcweb;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.ResourceTree;

/// A made-up board of a made-up maker with OpenBMC, whose maker added BIOS settings and their
/// registry to what upstream bmcweb has. Its resources are in `openbmc.json`.
public final class OpenBmcProfile implements Profile {

  private static final String ROOT = "/redfish/v1";
  private static final String SYSTEM = ROOT + "/Systems/system";
  private static final String MANAGER = ROOT + "/Managers/bmc";
  private static final String CHASSIS = ROOT + "/Chassis/AV2100_Chassis";
  private static final String INVENTORY = ROOT + "/UpdateService/FirmwareInventory/";

  /// Older first.
  private static final List<String> BMC = List.of("2.16.0", "2.17.1");

  private static final List<String> BIOS = List.of("1.03.07", "1.04.02");

  private final ResourceTree tree = ProfileTree.read("openbmc.json");

  @Override
  public String id() {
    return "openbmc";
  }

  @Override
  public String vendor() {
    return "Aldervale";
  }

  @Override
  public String model() {
    return "AV2100";
  }

  @Override
  public Traits traits() {
    return Bmcweb.traits();
  }

  @Override
  public ResourceTree tree() {
    return tree;
  }

  @Override
  public List<Behaviour> behaviours() {
    return Bmcweb.live();
  }

  @Override
  public void individualise(Machine machine) {
    var random = machine.random();
    var serial = String.format(Locale.ROOT, "AV%08d", random.nextInt(100_000_000));
    var system = new UUID(random.nextLong(), random.nextLong()).toString();
    var service = new UUID(random.nextLong(), random.nextLong()).toString();
    int base = random.nextInt(0x10000) << 8;
    var own = machine.tree();
    own.edit(ROOT, node -> node.put("UUID", service));
    own.edit(
        SYSTEM,
        node ->
            node.put("SerialNumber", serial)
                .put("UUID", system)
                .put("HostName", "av2100-" + (machine.index() + 1)));
    own.edit(CHASSIS, node -> node.put("SerialNumber", serial));
    own.edit(
        MANAGER,
        node ->
            node.put("UUID", new UUID(random.nextLong(), random.nextLong()).toString())
                .put("ServiceEntryPointUUID", service));
    own.edit(MANAGER + "/EthernetInterfaces/eth0", node -> node.put("MACAddress", mac(base)));
    for (int i = 0; i < 2; i++) {
      var mac = mac(base + 1 + i);
      own.edit(
          SYSTEM + "/EthernetInterfaces/nic" + i,
          node -> node.put("MACAddress", mac).put("PermanentMACAddress", mac));
    }
    int parts = 0;
    for (var dimm : own.members(SYSTEM + "/Memory"))
      OwnNumbers.part(own, dimm, "M" + serial, ++parts);
    for (var drive : own.at(SYSTEM + "/Storage/1", "/Drives")) {
      OwnNumbers.part(own, drive.path("@odata.id").asString(""), "S" + serial, ++parts);
    }
    firmware(machine);
  }

  private static String mac(int number) {
    return String.format(
        Locale.ROOT,
        "02:A0:21:%02x:%02x:%02x",
        number >> 16 & 0xff,
        number >> 8 & 0xff,
        number & 0xff);
  }

  private static void firmware(Machine machine) {
    int which = machine.index() % 2;
    var tree = machine.tree();
    tree.edit(SYSTEM, node -> node.put("BiosVersion", BIOS.get(which)));
    tree.edit(MANAGER, node -> node.put("FirmwareVersion", BMC.get(which)));
    tree.edit(INVENTORY + "bios_active", node -> node.put("Version", BIOS.get(which)));
    tree.edit(INVENTORY + "bmc_active", node -> node.put("Version", BMC.get(which)));
    tree.edit(INVENTORY + "bmc_alternate", node -> node.put("Version", BMC.getFirst()));
    component(machine, "bmc_active", Activation.BMC_RESTART);
    component(machine, "bios_active", Activation.HOST_RESET);
    component(machine, "nic_slot1", Activation.HOST_RESET);
    component(machine, "cpld_mainboard", Activation.POWER_CYCLE);
  }

  private static void component(Machine machine, String id, Activation activation) {
    var path = INVENTORY + id;
    var version = machine.tree().at(path, "/Version").asString();
    machine
        .firmware()
        .add(new FirmwareComponent(id, id, path, version, Optional.empty(), activation));
  }
}
