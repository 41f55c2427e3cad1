package org.hwautomation.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hwautomation.simulator.server.SimulatedBmc;
import tools.jackson.databind.JsonNode;

/// One server's line of the closing table: what the job says, and whether that is what really
/// happened to the machine.
///
/// @param verified by the service and by the machine's own truth
record ClosingLine(
    String firmware,
    String bios,
    String reboots,
    String retries,
    String took,
    String method,
    String result,
    boolean verified) {

  static ClosingLine of(SimulatedBmc bmc, JsonNode job, List<StockedImage> images) {
    int settings = 0;
    int retries = 0;
    var methods = new TreeSet<String>();
    for (var step : job.path("steps")) {
      retries += Math.max(0, step.path("attempt").asInt(1) - 1);
      var method = step.path("result").path("method").asString("");
      if (!method.isEmpty()) methods.add(method);
      if (step.path("kind").asString("").equals("bios.verify")) {
        settings += step.path("result").size();
      }
    }
    var history = bmc.history();
    var doubts = new ArrayList<String>();
    if (!job.path("state").asString("").equals("SUCCEEDED")) {
      doubts.add(job.path("state").asString("") + ": " + job.path("now").asString(""));
    }
    doubts.addAll(MachineTruth.of(bmc, job, images));
    return new ClosingLine(
        history.flashes().stream()
            .map(flash -> kind(flash.component(), images) + " " + flash.from() + " → " + flash.to())
            .collect(Collectors.joining(", ")),
        settings + " settings",
        history.hostReboots() + " (+" + history.bmcRestarts() + " BMC)",
        String.valueOf(retries),
        took(job),
        String.join(", ", methods).toLowerCase(java.util.Locale.ROOT),
        doubts.isEmpty() ? "verified" : String.join("; ", doubts),
        doubts.isEmpty());
  }

  private static String kind(String component, List<StockedImage> images) {
    return images.stream()
        .filter(image -> image.component().equals(component))
        .map(StockedImage::kind)
        .findFirst()
        .orElse(component);
  }

  private static String took(JsonNode job) {
    var began = job.path("startedAt").asString("");
    var ended = job.path("finishedAt").asString("");
    if (began.isEmpty() || ended.isEmpty()) return "";
    return Duration.between(Instant.parse(began), Instant.parse(ended)).toSeconds() + " s";
  }
}
