package org.hwautomation.simulator.standard;

import java.util.Set;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;

/// Secure boot: `SecureBootEnable` is for the next boot, `SecureBootCurrentBoot` says how the host
/// did boot. Without a platform key (SetupMode) it never boots so; old BMCs do not show the mode.
public final class SecureBoots implements Behaviour {

  private static final Set<String> ENFORCING = Set.of("UserMode", "DeployedMode");
  private static final String CURRENT = "SecureBootCurrentBoot";

  @Override
  public void onHostPostFinished(Machine machine) {
    for (var system : machine.host().systems()) {
      machine.tree().link(system, "SecureBoot").ifPresent(path -> boot(path, machine));
    }
  }

  private static void boot(String path, Machine machine) {
    var tree = machine.tree();
    if (tree.at(path, "/SecureBootEnable").isMissingNode()) return;
    boolean secure =
        tree.at(path, "/SecureBootEnable").asBoolean(false)
            && ENFORCING.contains(tree.at(path, "/SecureBootMode").asString("UserMode"));
    var now = secure ? "Enabled" : "Disabled";
    var before = tree.at(path, "/" + CURRENT).asString("");
    if (now.equals(before)) return;
    tree.edit(path, node -> node.put(CURRENT, now));
    machine.attributeChanged(CURRENT, before, now, "POST");
  }
}
