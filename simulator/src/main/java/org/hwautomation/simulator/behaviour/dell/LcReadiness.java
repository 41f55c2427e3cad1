package org.hwautomation.simulator.behaviour.dell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.PostState;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// `DellLCService.GetRemoteServicesAPIStatus`: an API that answers is not yet a Lifecycle
/// Controller that takes jobs (fact book 3.10, sequence D4).
public final class LcReadiness implements Behaviour {

  /// After iDRAC answers again.
  static final Duration GETS_READY = Duration.ofMinutes(2);

  private static final String ACTION = "DellLCService.GetRemoteServicesAPIStatus";

  private Instant readyAt = Instant.MIN;

  private static boolean isStatus(String path, Machine machine) {
    int at = ResourcePath.key(path).indexOf("/actions/");
    return at > 0
        && ACTION.equalsIgnoreCase(ResourcePath.lastSegment(path))
        && machine.tree().contains(path.substring(0, at));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return isStatus(path, machine) ? Set.of("POST") : Set.of();
  }

  /// Whether the Lifecycle Controller takes jobs.
  boolean isReady(Machine machine) {
    return !machine.clock().instant().isBefore(readyAt);
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST") || !isStatus(request.path(), machine)) {
      return Optional.empty();
    }
    var ready = isReady(machine) ? "Ready" : "NotReady";
    var body = Json.object();
    body.put("LCStatus", ready);
    body.put("RTStatus", ready);
    body.put("ServerStatus", server(machine));
    body.put("Status", ready);
    return Optional.of(Response.ok(body));
  }

  private static String server(Machine machine) {
    if (machine.host().power() == PowerState.OFF) return "PoweredOff";
    return machine.host().post() == PostState.FINISHED ? "OutOfPOST" : "InPOST";
  }

  @Override
  public void onBmcReady(Machine machine) {
    readyAt = machine.clock().instant().plus(GETS_READY);
  }
}
