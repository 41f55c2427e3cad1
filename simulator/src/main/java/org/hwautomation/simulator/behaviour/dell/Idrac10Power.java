package org.hwautomation.simulator.behaviour.dell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.PowerState;

/// iDRAC10 refuses to switch on a host that went off less than a minute ago (fact book 2.1).
public final class Idrac10Power implements Behaviour {

  static final Duration RESTS = Duration.ofSeconds(60);

  private Instant restsUntil = Instant.MIN;

  @Override
  public void onPower(Machine machine, PowerState power) {
    if (power == PowerState.OFF) restsUntil = machine.clock().instant().plus(RESTS);
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    boolean on =
        request.method().equals("POST")
            && request.path().endsWith("/Actions/ComputerSystem.Reset")
            && request.json().path("ResetType").asString("").equals("On");
    return on
            && machine.host().power() == PowerState.OFF
            && machine.clock().instant().isBefore(restsUntil)
        ? Optional.of(machine.errors().base(409, "ActionParameterValueConflict", "ResetType", "On"))
        : Optional.empty();
  }
}
