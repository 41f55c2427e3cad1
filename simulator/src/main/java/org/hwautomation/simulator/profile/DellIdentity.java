package org.hwautomation.simulator.profile;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.node.ObjectNode;

/// What makes one PowerEdge differ from the next: service tag, board number, UUID, MACs, serials.
final class DellIdentity {

  private static final String ROOT = "/redfish/v1";
  private static final String SYSTEM = ROOT + "/Systems/System.Embedded.1";
  private static final String MANAGER = ROOT + "/Managers/iDRAC.Embedded.1";
  private static final String CHASSIS = ROOT + "/Chassis/System.Embedded.1";
  private static final String TAG_CHARACTERS = "BCDFGHJKLMNPQRSTVWXYZ0123456789";

  private final Machine machine;
  private final ResourceTree tree;
  private final String tag;
  private int parts;

  private DellIdentity(Machine machine) {
    this.machine = machine;
    this.tree = machine.tree();
    var text = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      text.append(TAG_CHARACTERS.charAt(machine.random().nextInt(TAG_CHARACTERS.length())));
    }
    this.tag = text.toString();
  }

  static void give(Machine machine) {
    var identity = new DellIdentity(machine);
    identity.tag();
    identity.uuid();
    identity.macs();
    identity.serials();
  }

  private void tag() {
    var board = "CN" + tag + "A00";
    tree.edit(
        ROOT,
        node -> {
          node.put("ServiceIdentification", tag);
          node.withObject("/Oem/Dell").put("ServiceTag", tag);
        });
    tree.edit(
        SYSTEM,
        node -> {
          node.put("SKU", tag).put("SerialNumber", board);
          node.put("HostName", "poweredge-" + (machine.index() + 1));
          node.withObject("/Oem/Dell/DellSystem").put("ChassisServiceTag", tag).put("NodeID", tag);
        });
    tree.edit(CHASSIS, node -> node.put("SKU", tag).put("SerialNumber", board));
    tree.edit(MANAGER, node -> node.put("ServiceIdentification", tag));
    tree.edit(
        SYSTEM + "/Bios", node -> node.withObject("/Attributes").put("SystemServiceTag", tag));
  }

  private void uuid() {
    var uuid = new UUID(machine.random().nextLong(), machine.random().nextLong()).toString();
    for (var path : List.of(SYSTEM, CHASSIS, MANAGER)) {
      tree.edit(path, node -> node.put("UUID", uuid));
    }
  }

  private void macs() {
    int number = machine.random().nextInt(0x10000) << 8;
    var own = mac(MANAGER + "/EthernetInterfaces/NIC.1", number);
    tree.edit(
        ROOT,
        node ->
            node.withObject("/Oem/Dell").put("ManagerMACAddress", own.toLowerCase(Locale.ROOT)));
    for (var port : tree.members(SYSTEM + "/EthernetInterfaces")) card(port, mac(port, ++number));
  }

  private String mac(String path, int number) {
    var mac =
        String.format(
            Locale.ROOT,
            "B0:7B:25:%02X:%02X:%02X",
            number >> 16 & 0xff,
            number >> 8 & 0xff,
            number & 0xff);
    tree.edit(path, node -> node.put("MACAddress", mac).put("PermanentMACAddress", mac));
    return mac;
  }

  /// The inventory names a network card by its MAC.
  private void card(String port, String mac) {
    var place = "__" + ResourcePath.lastSegment(port);
    for (var item : tree.members(ROOT + "/UpdateService/FirmwareInventory")) {
      if (!item.endsWith(place)) continue;
      var name = tree.at(item, "/Name").asString("").replaceFirst(" - .*", " - " + mac);
      tree.edit(
          item,
          node -> {
            node.put("Name", name);
            node.withObject("/Oem/Dell/DellSoftwareInventory").put("ElementName", name);
          });
    }
  }

  private void serials() {
    for (var dimm : tree.members(SYSTEM + "/Memory")) number(dimm, "M");
    for (var drive : tree.at(SYSTEM + "/Storage/CPU.1", "/Drives")) {
      number(drive.path("@odata.id").asString(""), "S");
    }
    int slot = 0;
    for (var psu : tree.members(CHASSIS + "/PowerSubsystem/PowerSupplies")) {
      var serial = number(psu, "P");
      var place = "/PowerSupplies/" + slot++;
      tree.edit(
          CHASSIS + "/Power",
          node -> {
            if (node.at(place) instanceof ObjectNode shown) shown.put("SerialNumber", serial);
          });
    }
  }

  private String number(String path, String kind) {
    var serial = kind + tag + "-" + ++parts;
    tree.edit(path, node -> node.put("SerialNumber", serial));
    return serial;
  }
}
