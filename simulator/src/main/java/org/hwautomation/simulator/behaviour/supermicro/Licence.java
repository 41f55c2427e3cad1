package org.hwautomation.simulator.behaviour.supermicro;

import java.util.Optional;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;

/// The refusal of what SFT-DCMS-SINGLE gates, reads included (fact book 5.3).
final class Licence {

  private Licence() {}

  static Optional<Response> refusal(String path, Machine machine) {
    if (!machine.faults().strikes(Condition.LICENCE_MISSING, machine, path)) {
      return Optional.empty();
    }
    var body = Json.object();
    var error = body.putObject("error");
    error.put("code", machine.traits().errors().base() + ".GeneralError");
    error.put("message", "A general error has occurred. See ExtendedInfo for more information.");
    error
        .putArray("@Message.ExtendedInfo")
        .add(
            machine
                .errors()
                .message(
                    "SMC.1.0.OemLicenseNotPassed",
                    "Not licensed to perform this request.",
                    "Warning",
                    "DCMS ")
                .put("Resolution", "Activate SFT-DCMS-SINGLE."));
    return Optional.of(Response.json(403, body));
  }
}
