package org.hwautomation.simulator.behaviour.hpe;

import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Machine;

/// Answers out of iLO's own message registry.
final class IloMessages {

  static final String REGISTRY = "iLO.2.32.";

  private IloMessages() {}

  static Response success(Machine machine) {
    return machine.errors().base(200, "Success");
  }

  static Response refused(String message, Machine machine, String... args) {
    return machine.errors().own(400, REGISTRY + message, message, "Warning", args);
  }

  static Response resetRequired(Machine machine) {
    return machine
        .errors()
        .own(
            200,
            REGISTRY + "SystemResetRequired",
            "The change takes effect with the next reset of the system.",
            "Warning");
  }
}
