package org.hwautomation.simulator.protocol;

import java.util.stream.Stream;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;

/// Runs something against a machine of one profile.
abstract class OnEachProfile {

  static final String ROOT = "/redfish/v1";

  @FunctionalInterface
  interface Doing {
    void with(SimulatedBmc bmc, Wire wire) throws Exception;
  }

  static Stream<String> profiles() {
    return Profiles.all().stream().map(Profile::id);
  }

  static void on(String profile, Doing doing) throws Exception {
    try (var simulator = Simulator.byHand(profile);
        var wire = new Wire(simulator.bmc())) {
      doing.with(simulator.bmc(), wire);
    }
  }

  /// Where the service root's link of this name leads.
  static String linked(Wire wire, String from, String... properties) throws Exception {
    var path = from;
    for (var property : properties) {
      path = wire.get(path).json().path(property).path("@odata.id").asString();
    }
    return path;
  }
}
