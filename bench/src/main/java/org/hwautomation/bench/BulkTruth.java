package org.hwautomation.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hwautomation.fleet.order.OrderPart;
import org.hwautomation.fleet.order.PartState;
import tools.jackson.databind.JsonNode;

/// Holds what the service claims of each server against what the simulated machine itself shows.
final class BulkTruth {

  private static final Pattern LINE = Pattern.compile("(\\S+): .* → (.*?) \\(.*");

  private final SimulatedFleet fleet;
  private final List<String> lies = new ArrayList<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private long requests;
  private int verified;
  private int alreadySo;

  BulkTruth(SimulatedFleet fleet) {
    this.fleet = fleet;
  }

  void check(OrderPart part, long requestsBefore) throws IOException, InterruptedException {
    var truth = fleet.truth(part.serverName());
    requests += truth.path("counts").path("requests").asLong(0) - requestsBefore;
    if (part.state() == PartState.VERIFIED) verified++;
    else if (part.state() == PartState.ALREADY_SO) alreadySo++;
    else reasons.merge(part.state().word() + ": " + reason(part), 1, Integer::sum);
    if (!part.state().over()) lies.add(part.serverName() + " was lost: " + part.text());
    else if (part.state() == PartState.VERIFIED) hold(part, truth);
    else if (part.text().isBlank()) lies.add(part.serverName() + " failed without a reason");
    long planned = part.plan().map(plan -> plan.hostReboots()).orElse(0L);
    long restarts = truth.path("counts").path("hostReboots").asLong(0);
    if (part.state() == PartState.VERIFIED ? restarts != planned : restarts > planned) {
      lies.add(
          "%s restarted %d times, %d were planned".formatted(part.serverName(), restarts, planned));
    }
  }

  /// Every line of the plan must be so in the machine.
  private void hold(OrderPart part, JsonNode truth) {
    for (var line : part.plan().orElseThrow().lines()) {
      var match = LINE.matcher(line);
      if (!match.matches()) throw new IllegalStateException("no line of a plan: " + line);
      var name = match.group(1);
      var now =
          truth
              .path("bios")
              .valueStream()
              .filter(attributes -> attributes.has(name))
              .map(attributes -> attributes.path(name).asString(""))
              .findFirst()
              .orElse("missing");
      if (!now.equals(match.group(2))) {
        lies.add("%s: %s but is %s".formatted(part.serverName(), line, now));
      }
    }
  }

  /// Without the server's own name and numbers, so that equal reasons are one.
  private static String reason(OrderPart part) {
    return part.text()
        .replace(part.serverName(), "it")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "its BMC")
        .replaceAll("JID_\\d+", "JID")
        .strip();
  }

  List<String> lies() {
    return lies;
  }

  Map<String, Integer> reasons() {
    return reasons;
  }

  int verified() {
    return verified;
  }

  int alreadySo() {
    return alreadySo;
  }

  long requests() {
    return requests;
  }
}
