package org.hwautomation.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.hwautomation.simulator.server.SimulatedBmc;
import tools.jackson.databind.JsonNode;

/// Compares a finished job with what the simulator knows of the machine. The service's own word
/// counts for nothing here.
final class MachineTruth {

  /// Beside restarts of the BMC: one for the firmware, one for the BIOS settings.
  private static final int MOST_REBOOTS = 2;

  private MachineTruth() {}

  /// @return what is not as it should be; empty when all is well
  static List<String> of(SimulatedBmc bmc, JsonNode job, List<StockedImage> images) {
    var doubts = new ArrayList<String>();
    var flashed = new HashMap<String, Integer>();
    for (var flash : bmc.history().flashes()) flashed.merge(flash.component(), 1, Integer::sum);
    flashed.forEach((component, times) -> {
      if (times > 1) doubts.add(component + " was flashed " + times + " times");
    });
    if (bmc.history().hostReboots() > MOST_REBOOTS) {
      doubts.add("the host was restarted " + bmc.history().hostReboots() + " times");
    }
    for (var image : images) {
      var runs = bmc.machine().firmware().component(image.component()).orElseThrow().version();
      if (!runs.equals(image.version())) {
        doubts.add(image.kind() + " runs " + runs + " and not " + image.version());
      }
    }
    for (var step : job.path("steps")) {
      if (!step.path("kind").asString("").equals("bios.verify")) continue;
      for (var verdict : step.path("result")) setting(bmc, verdict, doubts);
    }
    return doubts;
  }

  private static void setting(SimulatedBmc bmc, JsonNode verdict, List<String> doubts) {
    var name = verdict.path("attribute").asString("");
    var wanted = verdict.path("wanted").asString("");
    var tree = bmc.machine().tree();
    for (var system : bmc.machine().host().systems()) {
      var is =
          tree.link(system, "Bios")
              .map(bios -> tree.at(bios, "/Attributes").path(name).asString(""))
              .orElse("");
      if (!is.equals(wanted)) doubts.add(name + " is " + is + " and not " + wanted);
    }
  }
}
