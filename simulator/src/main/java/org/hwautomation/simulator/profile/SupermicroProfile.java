package org.hwautomation.simulator.profile;

import java.util.List;
import java.util.Locale;
import org.hwautomation.simulator.behaviour.supermicro.PreserveDialect;
import org.hwautomation.simulator.behaviour.supermicro.ShownVersions;
import org.hwautomation.simulator.behaviour.supermicro.SupermicroFamily;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.ResourceTree;

/// Supermicro servers. All share `supermicro.json`; a board says what differs.
public abstract sealed class SupermicroProfile implements Profile {

  private static final String MAKER = "7C:C2:55";
  private static final String ROOT = "/redfish/v1";
  private static final String SYSTEM = ROOT + "/Systems/1";
  private static final String MANAGER = ROOT + "/Managers/1";
  private static final String CHASSIS = ROOT + "/Chassis/1";
  private static final String INVENTORY = ROOT + "/UpdateService/FirmwareInventory/";

  /// @param bios two versions as the inventory has them, older first
  /// @param bmc two versions, older first
  /// @param root says `Vendor` in the service root, as firmware of Redfish 1.14 and later does
  private record Board(
      String id,
      String model,
      String name,
      String cpuMaker,
      String cpu,
      String memory,
      List<String> bios,
      List<String> bmc,
      PreserveDialect preserve,
      Root root) {}

  private enum Root {
    NAMES_VENDOR,
    OEM_ONLY
  }

  /// X12: dual Xeon of the third generation, preserve flags A.
  public static final class X12 extends SupermicroProfile {
    public X12() {
      super(
          new Board(
              "supermicro-x12",
              "SYS-620P-TRT",
              "X12DPi-NT6",
              "Intel(R) Corporation",
              "Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz",
              "DDR4",
              List.of("BIOS Date: 11/03/2022 Ver 1.4", "BIOS Date: 05/26/2023 Ver 1.6"),
              List.of("01.01.24", "01.02.08"),
              PreserveDialect.A,
              Root.NAMES_VENDOR));
    }
  }

  /// X13: dual Xeon of the fourth generation; its service root names no vendor.
  public static final class X13 extends SupermicroProfile {
    public X13() {
      super(
          new Board(
              "supermicro-x13",
              "SYS-621P-TR",
              "X13DDW-A",
              "Intel(R) Corporation",
              "Intel(R) Xeon(R) Gold 6430",
              "DDR5",
              List.of("BIOS Date: 08/04/2023 Ver 1.3", "BIOS Date: 12/14/2023 Ver 1.4"),
              List.of("01.01.09", "01.02.11"),
              PreserveDialect.B,
              Root.OEM_ONLY));
    }
  }

  /// H13: dual EPYC of the fourth generation.
  public static final class H13 extends SupermicroProfile {
    public H13() {
      super(
          new Board(
              "supermicro-h13",
              "AS-2125HS-TNR",
              "H13DSH",
              "Advanced Micro Devices, Inc.",
              "AMD EPYC 9354 32-Core Processor",
              "DDR5",
              List.of("BIOS Date: 06/09/2023 Ver 1.2", "BIOS Date: 01/25/2024 Ver 1.6"),
              List.of("01.01.05", "01.02.02"),
              PreserveDialect.B,
              Root.NAMES_VENDOR));
    }
  }

  private final Board board;
  private final ResourceTree tree;

  private SupermicroProfile(Board board) {
    this.board = board;
    this.tree = ProfileTree.read("supermicro.json");
    fit();
  }

  private void fit() {
    if (board.root() == Root.NAMES_VENDOR) {
      tree.edit(ROOT, node -> node.put("Vendor", "Supermicro").put("RedfishVersion", "1.14.0"));
    }
    tree.edit(
        SYSTEM,
        node -> {
          node.put("Model", board.model()).put("PartNumber", board.model());
          node.withObject("/ProcessorSummary").put("Model", board.cpu());
        });
    if (board.name().startsWith("X12")) { // its boot order is the standard's
      tree.edit(SYSTEM, node -> node.remove("Oem"));
      tree.remove(SYSTEM + "/Oem/Supermicro/FixedBootOrder");
    }
    tree.edit(CHASSIS, node -> node.put("Model", board.model()).put("PartNumber", board.model()));
    for (var cpu : tree.members(SYSTEM + "/Processors")) {
      tree.edit(cpu, node -> node.put("Manufacturer", board.cpuMaker()).put("Model", board.cpu()));
    }
    for (var dimm : tree.members(SYSTEM + "/Memory")) {
      tree.edit(dimm, node -> node.put("MemoryDeviceType", board.memory()));
    }
  }

  @Override
  public String id() {
    return board.id();
  }

  @Override
  public String vendor() {
    return "Supermicro";
  }

  @Override
  public String model() {
    return board.model();
  }

  @Override
  public Traits traits() {
    return SupermicroFamily.traits();
  }

  @Override
  public ResourceTree tree() {
    return tree;
  }

  @Override
  public List<Behaviour> behaviours() {
    return SupermicroFamily.live(board.preserve());
  }

  @Override
  public void individualise(Machine machine) {
    var random = machine.random();
    var serial =
        String.format(Locale.ROOT, "S%06dX%07d", random.nextInt(1_000_000), machine.index());
    int base = random.nextInt(0x10000) << 8;
    var uuid = String.format(Locale.ROOT, "00000000-0000-0000-0000-7CC255%06X", base);
    var own = machine.tree();
    own.edit(ROOT, node -> node.put("UUID", uuid));
    own.edit(
        SYSTEM,
        node ->
            node.put("SerialNumber", serial)
                .put("UUID", uuid)
                .put("HostName", "smc-" + (machine.index() + 1)));
    own.edit(CHASSIS, node -> node.put("SerialNumber", "C" + serial.substring(1)));
    own.edit(MANAGER, node -> node.put("UUID", uuid));
    OwnNumbers.mac(own, MANAGER + "/EthernetInterfaces/1", MAKER, base);
    OwnNumbers.mac(own, SYSTEM + "/EthernetInterfaces/1", MAKER, base + 1);
    OwnNumbers.mac(own, SYSTEM + "/EthernetInterfaces/2", MAKER, base + 2);
    int parts = 0;
    for (var dimm : own.members(SYSTEM + "/Memory"))
      OwnNumbers.part(own, dimm, "D" + serial, ++parts);
    for (var drive : own.members(CHASSIS + "/Drives"))
      OwnNumbers.part(own, drive, "N" + serial, ++parts);
    firmware(machine);
  }

  private void firmware(Machine machine) {
    int which = machine.index() % 2;
    var bios = board.bios().get(which);
    var bmc = board.bmc().get(which);
    var tree = machine.tree();
    tree.edit(SYSTEM, node -> node.put("BiosVersion", ShownVersions.bare(bios)));
    tree.edit(MANAGER, node -> node.put("FirmwareVersion", bmc));
    for (var copy : List.of("BIOS", "Backup_BIOS")) version(tree, copy, bios, "BIOS");
    for (var copy : List.of("BMC", "Backup_BMC", "Golden_BMC")) version(tree, copy, bmc, "BMC");
    component(machine, "BIOS", Activation.HOST_RESET);
    component(machine, "BMC", Activation.BMC_RESTART);
    component(machine, "CPLD_Motherboard", Activation.POWER_CYCLE);
    component(machine, "NIC1", Activation.HOST_RESET);
    component(machine, "NVMeController1", Activation.HOST_RESET);
    component(machine, "PowerSupply1", Activation.POWER_CYCLE);
    component(machine, "PowerSupply2", Activation.POWER_CYCLE);
  }

  private void version(ResourceTree tree, String id, String version, String kind) {
    var file = kind + "_" + board.name() + "_" + ShownVersions.bare(version) + ".bin";
    tree.edit(
        INVENTORY + id,
        node -> {
          node.put("Version", version);
          node.withObject("/Oem/Supermicro")
              .put("@odata.type", "#SmcSoftwareInventoryExtensions.v1_0_0.SoftwareInventory")
              .put("UniqueFilename", file);
        });
  }

  private static void component(Machine machine, String id, Activation activation) {
    machine.firmware().add(FirmwareComponent.shown(machine.tree(), INVENTORY + id, id, activation));
  }
}
