package org.hwautomation.simulator.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.ResourceTree;

/// A server of no vendor, exactly as DMTF's documents have it: what everything is measured against.
/// Its resources are in `generic.json`, by path.
public final class GenericProfile implements Profile {

  private static final String INVENTORY = "/redfish/v1/UpdateService/FirmwareInventory/";

  private final ResourceTree tree = ProfileTree.read("generic.json");

  @Override
  public String id() {
    return "generic";
  }

  @Override
  public String vendor() {
    return "Contoso";
  }

  @Override
  public String model() {
    return "Rack 1U";
  }

  @Override
  public Traits traits() {
    return Traits.standard();
  }

  @Override
  public ResourceTree tree() {
    return tree;
  }

  @Override
  public void individualise(Machine machine) {
    var random = machine.random();
    var serial = String.format(Locale.ROOT, "GEN%07d", random.nextInt(10_000_000));
    var uuid = new UUID(random.nextLong(), random.nextLong()).toString();
    var own = machine.tree();
    own.edit("/redfish/v1", node -> node.put("UUID", uuid));
    own.edit(
        "/redfish/v1/Systems/1",
        node -> {
          node.put("SerialNumber", serial);
          node.put("UUID", uuid);
          node.put("HostName", "host-" + (machine.index() + 1));
        });
    own.edit("/redfish/v1/Chassis/1", node -> node.put("SerialNumber", serial));
    component(machine, "BIOS", Activation.HOST_RESET);
    component(machine, "BMC", Activation.BMC_RESTART);
    component(machine, "NIC", Activation.HOST_RESET);
  }

  private static void component(Machine machine, String id, Activation activation) {
    var path = INVENTORY + id;
    var version = machine.tree().at(path, "/Version").asString();
    machine
        .firmware()
        .add(new FirmwareComponent(id, id, path, version, Optional.empty(), activation));
  }

  @Override
  public List<Behaviour> behaviours() {
    return List.of();
  }
}
