package org.hwautomation.simulator.behaviour.hpe;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.ResetType;
import org.hwautomation.simulator.tree.ResourcePath;

/// iLO's own power actions beside the standard one: the power button, cold boot, and the auxiliary
/// power cycle that takes iLO along (fact book 4.4).
public final class IloResets implements Behaviour {

  private static final String BUTTON = "HpeComputerSystemExt.PowerButton";
  private static final String RESET = "HpeComputerSystemExt.SystemReset";

  private static Optional<String> action(String path, Machine machine) {
    for (var system : machine.host().systems()) {
      for (var name : new String[] {BUTTON, RESET}) {
        var target = machine.tree().at(system, "/Oem/Hpe/Actions/#" + name + "/target");
        if (ResourcePath.key(target.asString("")).equals(ResourcePath.key(path))) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return action(path, machine).isPresent() ? Set.of("POST") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST")) return Optional.empty();
    return action(request.path(), machine)
        .map(name -> name.equals(BUTTON) ? press(request, machine) : reset(request, machine));
  }

  private static Response press(Request request, Machine machine) {
    var type = request.json().path("PushType").asString("");
    switch (type) {
      case "Press" -> machine.host().reset(ResetType.PUSH_POWER_BUTTON);
      case "PressAndHold" -> machine.host().reset(ResetType.FORCE_OFF);
      default -> {
        return machine
            .errors()
            .base(400, "ActionParameterValueNotInList", type, "PushType", BUTTON);
      }
    }
    return IloMessages.success(machine);
  }

  private static Response reset(Request request, Machine machine) {
    var type = request.json().path("ResetType").asString("");
    switch (type) {
      case "ColdBoot" -> machine.host().reset(ResetType.POWER_CYCLE);
      case "AuxCycle" -> {
        machine.host().reset(ResetType.FULL_POWER_CYCLE);
        machine.bmc().restart("AuxCycle");
      }
      default -> {
        return machine
            .errors()
            .base(400, "ActionParameterValueNotInList", type, "ResetType", RESET);
      }
    }
    return IloMessages.success(machine);
  }
}
