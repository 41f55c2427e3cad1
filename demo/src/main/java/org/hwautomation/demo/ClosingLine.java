package org.hwautomation.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.hwautomation.simulator.server.SimulatedBmc;
import tools.jackson.databind.JsonNode;

/// One server's line of the closing table: what the job says beside what really happened to the
/// machine.
record ClosingLine(
    String firmware,
    String bios,
    String reboots,
    String retries,
    String took,
    String result,
    boolean verified) {

  private static final int MOST_REBOOTS = 2;

  static ClosingLine of(SimulatedBmc bmc, JsonNode job) {
    var history = bmc.history();
    var flashes = new HashMap<String, Integer>();
    history.flashes().forEach(flash -> flashes.merge(flash.component(), 1, Integer::sum));
    boolean twice = flashes.values().stream().anyMatch(count -> count > 1);
    var firmware =
        history.flashes().stream()
            .map(flash -> flash.component() + " " + flash.from() + " → " + flash.to())
            .collect(Collectors.joining(", "));
    int settings = 0;
    int retries = 0;
    for (var step : job.path("steps")) {
      retries += Math.max(0, step.path("attempt").asInt(1) - 1);
      if (step.path("kind").asString("").equals("bios.verify"))
        settings += step.path("result").size();
    }
    boolean succeeded = job.path("state").asString("").equals("SUCCEEDED");
    boolean tooMany = history.hostReboots() > MOST_REBOOTS;
    var result =
        !succeeded
            ? job.path("state").asString("") + ": " + job.path("now").asString("")
            : twice ? "FLASHED TWICE" : tooMany ? "TOO MANY REBOOTS" : "verified";
    return new ClosingLine(
        firmware,
        settings + " settings",
        history.hostReboots() + " (+" + history.bmcRestarts() + " BMC)",
        String.valueOf(retries),
        took(job),
        result,
        succeeded && !twice && !tooMany);
  }

  private static String took(JsonNode job) {
    var began = job.path("startedAt").asString("");
    var ended = job.path("finishedAt").asString("");
    if (began.isEmpty() || ended.isEmpty()) return "";
    return Duration.between(Instant.parse(began), Instant.parse(ended)).toSeconds() + " s";
  }
}
