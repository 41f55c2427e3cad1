package org.hwautomation.simulator.profile;

import java.util.List;
import org.hwautomation.simulator.behaviour.dell.DellBios.PendingAgain;
import org.hwautomation.simulator.behaviour.dell.DellFamily;
import org.hwautomation.simulator.behaviour.dell.DellRefusals.BootWrites;
import org.hwautomation.simulator.behaviour.dell.SoftwareInventory;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.ResourceTree;

/// PowerEdge servers. All share `dell.json`; a generation says what differs.
public abstract sealed class DellProfile implements Profile {

  private static final String ROOT = "/redfish/v1";
  private static final String SYSTEM = ROOT + "/Systems/System.Embedded.1";
  private static final String BIOS = SYSTEM + "/Bios";
  private static final String MANAGER = ROOT + "/Managers/iDRAC.Embedded.1";
  private static final String CHASSIS = ROOT + "/Chassis/System.Embedded.1";

  /// @param generation as `Manager.Model` begins
  /// @param bios two versions, older first
  /// @param idrac two versions, older first
  private record Server(
      String id,
      String model,
      String generation,
      String redfish,
      String cpu,
      String memory,
      List<String> bios,
      List<String> idrac,
      PendingAgain again,
      BootWrites boot) {}

  /// 15G with iDRAC9 6 and 7.
  public static final class R750 extends DellProfile {
    public R750() {
      super(
          new Server(
              "dell-r750",
              "PowerEdge R750",
              "15G",
              "1.14.0",
              "Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz",
              "DDR4",
              List.of("1.8.2", "1.11.2"),
              List.of("6.10.80.00", "7.00.60.00"),
              PendingAgain.REFUSED,
              BootWrites.SYSTEM));
    }
  }

  /// 16G with iDRAC9 7.10.
  public static final class R760 extends DellProfile {
    public R760() {
      super(
          new Server(
              "dell-r760",
              "PowerEdge R760",
              "16G",
              "1.18.0",
              "Intel(R) Xeon(R) Gold 6430",
              "DDR5",
              List.of("2.1.5", "2.2.7"),
              List.of("7.10.30.00", "7.10.50.00"),
              PendingAgain.FINE_WITHOUT_LOCATION,
              BootWrites.SYSTEM));
    }
  }

  /// 17G with iDRAC10, whose versions began anew.
  public static final class R770 extends DellProfile {
    public R770() {
      super(
          new Server(
              "dell-r770-idrac10",
              "PowerEdge R770",
              "17G",
              "1.20.1",
              "Intel(R) Xeon(R) 6760P",
              "DDR5",
              List.of("1.1.3", "1.2.6"),
              List.of("1.20.25.00", "1.20.50.50"),
              PendingAgain.FINE_WITHOUT_LOCATION,
              BootWrites.SETTINGS));
    }
  }

  private final Server server;
  private final ResourceTree tree;

  private DellProfile(Server server) {
    this.server = server;
    this.tree = ProfileTree.read("dell.json");
    fit();
    if (server.boot() == BootWrites.SETTINGS) Idrac10Tree.fit(tree);
    versions(tree, 0);
  }

  private void fit() {
    var generation = server.generation() + " Monolithic";
    tree.edit(ROOT, node -> node.put("RedfishVersion", server.redfish()));
    tree.edit(MANAGER, node -> node.put("Model", generation));
    tree.edit(CHASSIS, node -> node.put("Model", server.model()));
    tree.edit(
        SYSTEM,
        node -> {
          node.put("Model", server.model());
          node.withObject("/ProcessorSummary").put("Model", server.cpu());
          node.withObject("/Oem/Dell/DellSystem").put("SystemGeneration", generation);
        });
    tree.edit(
        BIOS,
        node ->
            node.withObject("/Attributes")
                .put("SystemModelName", server.model())
                .put("Proc1Brand", server.cpu())
                .put("SysMemType", "ECC " + server.memory()));
    for (var cpu : tree.members(SYSTEM + "/Processors")) {
      tree.edit(cpu, node -> node.put("Model", server.cpu()));
    }
    for (var dimm : tree.members(SYSTEM + "/Memory")) {
      tree.edit(dimm, node -> node.put("MemoryDeviceType", server.memory()));
    }
  }

  private void versions(ResourceTree of, int which) {
    SoftwareInventory.begin(of, "159", server.bios().get(which));
    SoftwareInventory.begin(of, "25227", server.idrac().get(which));
    SoftwareInventory.begin(of, "28897", server.idrac().get(which));
  }

  @Override
  public String id() {
    return server.id();
  }

  @Override
  public String vendor() {
    return "Dell";
  }

  @Override
  public String model() {
    return server.model();
  }

  /// The Windows package; the Linux one is refused out of band.
  @Override
  public String packageSuffix() {
    return ".EXE";
  }

  @Override
  public Traits traits() {
    return DellFamily.traits();
  }

  @Override
  public ResourceTree tree() {
    return tree;
  }

  @Override
  public List<Behaviour> behaviours() {
    return server.boot() == BootWrites.SETTINGS
        ? DellFamily.idrac10()
        : DellFamily.idrac9(server.again());
  }

  @Override
  public void individualise(Machine machine) {
    DellIdentity.give(machine);
    versions(machine.tree(), machine.index() % 2);
    SoftwareInventory.discover(machine);
  }
}
