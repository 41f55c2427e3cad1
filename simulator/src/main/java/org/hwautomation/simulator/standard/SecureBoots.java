package org.hwautomation.simulator.standard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// Secure boot: `SecureBootEnable` is for the next boot, `SecureBootCurrentBoot` says how the host
/// did boot. Without a platform key (SetupMode) it never boots so; old BMCs do not show the mode.
public final class SecureBoots implements Behaviour {

  private static final Set<String> ENFORCING = Set.of("UserMode", "DeployedMode");
  private static final Map<String, String> MODE_AFTER =
      Map.of(
          "ResetAllKeysToDefault",
          "UserMode",
          "DeleteAllKeys",
          "SetupMode",
          "DeletePK",
          "SetupMode");
  private static final String CURRENT = "SecureBootCurrentBoot";

  private static final String RESET_KEYS = "SecureBoot.ResetKeys";

  private String waiting = "";

  @Override
  public Set<String> methods(String path, Machine machine) {
    boolean mine =
        machine.host().systems().stream()
            .map(system -> target(system, machine))
            .anyMatch(target ->
                !target.isEmpty() && ResourcePath.key(target).equals(ResourcePath.key(path)));
    return mine ? Set.of("POST") : Set.of();
  }

  private static String target(String system, Machine machine) {
    var path = machine.tree().link(system, "SecureBoot").orElse("");
    return machine.tree().at(path, "/Actions/#" + RESET_KEYS + "/target").asString("");
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    for (var system : machine.host().systems()) {
      var target = target(system, machine);
      if (target.isEmpty() || !request.is("POST", target)) continue;
      var type = request.json().path("ResetKeysType").asString("");
      if (!MODE_AFTER.containsKey(type)) {
        return Optional.of(
            machine
                .errors()
                .base(400, "ActionParameterValueNotInList", type, "ResetKeysType", RESET_KEYS));
      }
      waiting = type;
      return Optional.of(machine.errors().base(200, "Success"));
    }
    return Optional.empty();
  }

  private void resetKeys(String path, Machine machine) {
    if (waiting.isEmpty()) return;
    var before = machine.tree().at(path, "/SecureBootMode").asString("");
    var after = MODE_AFTER.getOrDefault(waiting, before);
    machine.tree().edit(path, node -> node.put("SecureBootMode", after));
    machine.attributeChanged("SecureBootKeys", before, waiting, RESET_KEYS);
    waiting = "";
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    for (var system : machine.host().systems()) {
      machine.tree().link(system, "SecureBoot").ifPresent(path -> resetKeys(path, machine));
    }
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
    if (machine.faults().strikes(Condition.SETTING_IGNORED, machine, path)) return;
    tree.edit(path, node -> node.put(CURRENT, now));
    machine.attributeChanged(CURRENT, before, now, "POST");
  }
}
