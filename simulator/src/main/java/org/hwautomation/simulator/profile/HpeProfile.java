package org.hwautomation.simulator.profile;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hwautomation.simulator.behaviour.hpe.HpeFamily;
import org.hwautomation.simulator.behaviour.hpe.IloVersions;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.node.ObjectNode;

/// ProLiant servers with iLO 5 or 6. Both share `hpe.json`; a generation says what differs.
public abstract sealed class HpeProfile implements Profile {

  private static final String MAKER = "94:40:C9";
  private static final String ROOT = "/redfish/v1";
  private static final String SYSTEM = ROOT + "/Systems/1";
  private static final String BIOS = ROOT + "/systems/1/bios";
  private static final String MANAGER = ROOT + "/Managers/1";
  private static final String CHASSIS = ROOT + "/Chassis/1";
  private static final String INVENTORY = ROOT + "/UpdateService/FirmwareInventory/";

  /// As the tree has it before a generation makes it its own.
  private static final String REGISTRY = "BiosAttributeRegistryU54.v1_2_10";

  /// @param ilo `iLO 5` or `iLO 6`
  /// @param rom two versions, older first
  /// @param firmware iLO's, older first
  private record Server(
      String id,
      String model,
      String ilo,
      String redfish,
      String cpu,
      String memory,
      List<String> rom,
      List<String> firmware) {}

  /// Gen10 Plus with iLO 5.
  public static final class Gen10Plus extends HpeProfile {
    public Gen10Plus() {
      super(
          new Server(
              "hpe-dl380-gen10plus",
              "ProLiant DL380 Gen10 Plus",
              "iLO 5",
              "1.6.0",
              "Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz",
              "DDR4",
              List.of("U46 v1.90 (12/06/2023)", "U46 v2.00 (02/22/2024)"),
              List.of("2.95 Aug 04 2023", "2.98 Nov 22 2023")));
    }
  }

  /// Gen11 with iLO 6.
  public static final class Gen11 extends HpeProfile {
    public Gen11() {
      super(
          new Server(
              "hpe-dl380-gen11",
              "ProLiant DL380 Gen11",
              "iLO 6",
              "1.20.0",
              "Intel(R) Xeon(R) Gold 6430",
              "DDR5",
              List.of("U54 v2.10 (05/17/2024)", "U54 v2.20 (08/07/2024)"),
              List.of("1.58 Feb 01 2024", "1.62 Mar 26 2024")));
    }
  }

  private final Server server;
  private final ResourceTree tree;

  private HpeProfile(Server server) {
    this.server = server;
    this.tree = ProfileTree.read("hpe.json");
    fit();
    versions(tree, 0);
  }

  private void fit() {
    tree.edit(
        ROOT,
        node -> {
          node.put("RedfishVersion", server.redfish()).put("Product", server.model());
          var manager = (ObjectNode) node.at("/Oem/Hpe/Manager/0");
          manager.put("ManagerType", server.ilo());
          node.withObject("/Oem/Hpe/Moniker")
              .put("PRODGEN", server.ilo())
              .put("PRODNAM", server.ilo().replace("iLO", "Integrated Lights-Out"))
              .put("PRODTAG", "HPE " + server.ilo());
        });
    tree.edit(
        SYSTEM,
        node -> {
          node.put("Model", server.model());
          node.withObject("/ProcessorSummary").put("Model", server.cpu());
          // Only iLO 6 since 1.63 tells how far the boot is.
          if (server.ilo().equals("iLO 5")) node.remove("BootProgress");
        });
    tree.edit(CHASSIS, node -> node.put("Model", server.model()));
    tree.edit(MANAGER, node -> node.put("Model", server.ilo()));
    tree.edit(INVENTORY + "1", node -> node.put("Name", server.ilo()));
    for (var cpu : tree.members(SYSTEM + "/Processors")) {
      tree.edit(cpu, node -> node.put("Model", server.cpu()));
    }
    for (var dimm : tree.members(SYSTEM + "/Memory")) {
      tree.edit(dimm, node -> node.put("MemoryDeviceType", server.memory()));
    }
  }

  /// @param which 0 = the older firmware, 1 = the newer
  private void versions(ResourceTree of, int which) {
    var rom = server.rom().get(which);
    var ilo = server.firmware().get(which);
    of.edit(INVENTORY + "1", node -> node.put("Version", ilo));
    of.edit(INVENTORY + "2", node -> node.put("Version", rom));
    of.edit(INVENTORY + "3", node -> node.put("Version", server.rom().getFirst()));
    IloVersions.ilo(of, ilo);
    IloVersions.rom(of, SYSTEM, rom, server.rom().getFirst());
    var before = of.at(BIOS, "/AttributeRegistry").asString(REGISTRY);
    var number = rom.replaceFirst("^(\\S+) v(\\d+)\\.(\\d+).*", "$2_$3");
    var id = "BiosAttributeRegistry" + rom.substring(0, 3) + ".v1_" + number;
    if (before.equals(id)) return;
    IloVersions.rename(of, before, id, "1." + number.replace('_', '.'));
    for (var path : List.of(BIOS, BIOS + "/settings")) {
      of.edit(path, node -> node.put("AttributeRegistry", id));
    }
  }

  @Override
  public String id() {
    return server.id();
  }

  @Override
  public String vendor() {
    return "HPE";
  }

  @Override
  public String model() {
    return server.model();
  }

  @Override
  public Traits traits() {
    return HpeFamily.traits();
  }

  @Override
  public ResourceTree tree() {
    return tree;
  }

  @Override
  public List<Behaviour> behaviours() {
    return HpeFamily.live();
  }

  @Override
  public void individualise(Machine machine) {
    var random = machine.random();
    var serial = String.format(Locale.ROOT, "CZ%07X", random.nextInt(1 << 28));
    var uuid = new UUID(random.nextLong(), random.nextLong()).toString();
    int base = random.nextInt(0x10000) << 8;
    var own = machine.tree();
    var host = "dl380-" + (machine.index() + 1);
    own.edit(
        ROOT,
        node -> {
          node.put("UUID", uuid);
          ((ObjectNode) node.at("/Oem/Hpe/Manager/0"))
              .put("HostName", "ilo-" + host)
              .put("FQDN", "ilo-" + host + ".example");
        });
    own.edit(
        SYSTEM, node -> node.put("SerialNumber", serial).put("UUID", uuid).put("HostName", host));
    own.edit(CHASSIS, node -> node.put("SerialNumber", serial));
    own.edit(MANAGER, node -> node.put("UUID", uuid));
    for (var path : List.of(BIOS, BIOS + "/settings")) {
      own.edit(path, node -> node.withObject("/Attributes").put("SerialNumber", serial));
    }
    OwnNumbers.mac(own, MANAGER + "/EthernetInterfaces/1", MAKER, base);
    OwnNumbers.mac(own, SYSTEM + "/EthernetInterfaces/1", MAKER, base + 1);
    OwnNumbers.mac(own, SYSTEM + "/EthernetInterfaces/2", MAKER, base + 2);
    int parts = 0;
    for (var dimm : own.members(SYSTEM + "/Memory"))
      OwnNumbers.part(own, dimm, "M" + serial, ++parts);
    for (var drive : own.members(CHASSIS + "/Drives"))
      OwnNumbers.part(own, drive, "S" + serial, ++parts);
    versions(own, machine.index() % 2);
    HpeFamily.discover(machine);
  }
}
