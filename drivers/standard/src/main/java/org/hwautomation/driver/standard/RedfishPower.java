package org.hwautomation.driver.standard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.hwautomation.redfish.client.ActionTarget;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.node.JsonNodeFactory;

/// Power by `ComputerSystem.Reset`.
public record RedfishPower(ServerResources resources) implements Power {

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public PowerState state() {
    return state(resources.system(Freshness.FRESH).text("PowerState"));
  }

  /// Redfish `PowerState` as ours.
  public static PowerState state(String redfish) {
    return switch (redfish) {
      case "On" -> PowerState.ON;
      case "Off" -> PowerState.OFF;
      case "PoweringOn" -> PowerState.POWERING_ON;
      case "PoweringOff" -> PowerState.POWERING_OFF;
      case "Paused" -> PowerState.PAUSED;
      default -> PowerState.UNKNOWN;
    };
  }

  @Override
  public Set<ResetType> allowed() {
    var names = AllowedValues.of(resources.bmc(), action(), "ResetType");
    var allowed = EnumSet.noneOf(ResetType.class);
    Arrays.stream(ResetType.values())
        .filter(type -> names.contains(type.redfishName()))
        .forEach(allowed::add);
    return allowed;
  }

  @Override
  public ResetType reset(ResetType wanted) {
    var state = state();
    if (reached(wanted, state)) return wanted;
    // A restart of a host that is off is switching it on; most BMCs would refuse the word.
    var meant = isRestart(wanted) && state == PowerState.OFF ? ResetType.ON : wanted;
    var type =
        ResetMapping.nearest(meant, allowed()).orElseThrow(() -> notOffered(action(), wanted));
    var body = JsonNodeFactory.instance.objectNode().put("ResetType", type.redfishName());
    try {
      resources.bmc().post(action().target(), body);
    } catch (RedfishException refused) {
      if (!isRefusal(refused.failure()) || !reached(meant, state())) throw refused;
    }
    resources.bmc().forget(resources.system().path());
    return type;
  }

  private static boolean isRestart(ResetType type) {
    return switch (type) {
      case GRACEFUL_RESTART, FORCE_RESTART, POWER_CYCLE -> true;
      case ON, FORCE_ON, FORCE_OFF, GRACEFUL_SHUTDOWN, PUSH_POWER_BUTTON, NMI -> false;
    };
  }

  /// Being there already is success: Dell answers 409, HPE 400, Lenovo 204 (fact book 2.1).
  private static boolean reached(ResetType type, PowerState state) {
    return switch (type) {
      case ON, FORCE_ON -> state == PowerState.ON;
      case FORCE_OFF, GRACEFUL_SHUTDOWN -> state == PowerState.OFF;
      case GRACEFUL_RESTART, FORCE_RESTART, POWER_CYCLE, PUSH_POWER_BUTTON, NMI -> false;
    };
  }

  private static boolean isRefusal(Failure failure) {
    return failure instanceof Failure.Conflict || failure instanceof Failure.RejectedByValidation;
  }

  private ActionTarget action() {
    var system = resources.system();
    return system
        .action("ComputerSystem.Reset")
        .orElseThrow(() ->
            new RedfishException(
                new Failure.NotSupported(
                    new Where(resources.name(), "POST", system.path()), List.of())));
  }

  private RedfishException notOffered(ActionTarget action, ResetType wanted) {
    return new RedfishException(
        new Failure.NotSupported(
            new Where(resources.name(), "POST " + wanted.redfishName(), action.target()),
            List.of()));
  }
}
