package org.hwautomation.simulator.standard;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.machine.ResetType;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;

/// `ComputerSystem.Reset`, `Chassis.Reset` and `Manager.Reset`.
public final class Resets implements Behaviour {

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST")) return Optional.empty();
    var action = action(request.path(), machine);
    return action.map(name ->
        name.equals("Manager.Reset") ? manager(request, machine) : host(name, request, machine));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return action(path, machine).isPresent() ? Set.of("POST") : Set.of();
  }

  /// The action at a path, if its resource exists and offers it.
  private static Optional<String> action(String path, Machine machine) {
    int at = ResourcePath.key(path).indexOf("/actions/");
    if (at < 0) return Optional.empty();
    var name = ResourcePath.lastSegment(path);
    for (var known : new String[] {"ComputerSystem.Reset", "Chassis.Reset", "Manager.Reset"}) {
      if (known.equalsIgnoreCase(name)
          && !machine.tree().at(path.substring(0, at), "/Actions/#" + known).isMissingNode()) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  private static Response host(String action, Request request, Machine machine) {
    var wanted = request.json().path("ResetType");
    if (!wanted.isString() && !wanted.isMissingNode()) {
      return machine
          .errors()
          .base(400, "ActionParameterValueTypeError", wanted.toString(), "ResetType", action);
    }
    for (var name : request.json().propertyNames()) {
      if (name.equals("Action") && request.json().path(name).asString("").equals(action)) {
        continue; // Redfish 1.0 had it, and HPE's own tools still send it.
      }
      if (!name.equals("ResetType") && !name.startsWith("@")) {
        return machine.errors().base(400, "ActionParameterUnknown", action, name);
      }
    }
    var power = machine.host().power();
    var fallback = power == PowerState.ON ? "ForceRestart" : "On";
    var text = wanted.asString(fallback);
    var type = ResetType.named(text);
    if (type.isEmpty() || !allowed(action, text, request.path(), machine)) {
      return machine.errors().base(400, "ActionParameterValueNotInList", text, "ResetType", action);
    }
    if (machine.faults().strikes(Condition.POST_BUSY, machine, request.path())) {
      return machine.errors().base(400, "ResourceInUse");
    }
    if (type.get().isIdle(power)) {
      return switch (machine.traits().power().idleReset()) {
        case SUCCESS -> done(machine);
        case CONFLICT ->
            machine.errors().base(409, "ActionParameterValueConflict", "ResetType", text);
        case INVALID_STATE ->
            machine
                .errors()
                .own(
                    400,
                    "iLO.2.32.InvalidOperationForSystemState",
                    "The operation does not fit the present state of the system.",
                    "Warning");
      };
    }
    machine.host().reset(type.get());
    return done(machine);
  }

  private static Response done(Machine machine) {
    int status = machine.traits().power().resetStatus();
    if (status == 204) return Response.noContent();
    return machine.errors().base(status, "Success");
  }

  private static boolean allowed(String action, String type, String path, Machine machine) {
    var owner = path.substring(0, ResourcePath.key(path).indexOf("/actions/"));
    var offered = machine.tree().at(owner, "/Actions/#" + action);
    var values = offered.path("ResetType@Redfish.AllowableValues");
    if (values.isMissingNode()) {
      var info = offered.path("@Redfish.ActionInfo").asString("");
      values = info.isEmpty() ? values : machine.tree().at(info, "/Parameters/0/AllowableValues");
    }
    if (!values.isArray()) return true;
    for (JsonNode value : values) {
      if (value.asString("").equals(type)) return true;
    }
    return false;
  }

  private static Response manager(Request request, Machine machine) {
    var type = request.json().path("ResetType").asString("GracefulRestart");
    if (!Set.of("GracefulRestart", "ForceRestart", "GracefulShutdown").contains(type)
        || !allowed("Manager.Reset", type, request.path(), machine)) {
      return machine
          .errors()
          .base(400, "ActionParameterValueNotInList", type, "ResetType", "Manager.Reset");
    }
    machine.bmc().restart("Manager.Reset " + type);
    return done(machine);
  }
}
