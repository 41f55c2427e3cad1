package org.hwautomation.simulator.behaviour.openbmc;

import java.util.List;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.machine.VendorFamily;
import org.hwautomation.simulator.recording.RecordedFirmware;
import org.hwautomation.simulator.tree.ResourceTree;

/// bmcweb's behaviour over recordings, whoever made the board.
public final class OpenBmcFamily implements VendorFamily {

  @Override
  public String vendor() {
    return "OpenBMC";
  }

  /// By its managers' model, which bmcweb writes itself.
  @Override
  public boolean recognises(ResourceTree tree) {
    return tree.link("/redfish/v1", "Managers").map(tree::members).orElseGet(List::of).stream()
        .anyMatch(manager -> tree.at(manager, "/Model").asString("").equals("OpenBmc"));
  }

  @Override
  public Traits traits(ResourceTree tree) {
    return Bmcweb.traits();
  }

  @Override
  public List<Behaviour> behaviours() {
    return Bmcweb.live();
  }

  @Override
  public void individualise(Machine machine) {
    RecordedFirmware.discover(machine);
  }
}
