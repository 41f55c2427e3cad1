package org.hwautomation.fleet.step;

import java.util.Comparator;
import java.util.Optional;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.step.ServerRun;
import tools.jackson.databind.JsonNode;

/// What the BMC says now about a change that a step staged.
record StagedChange(BiosConfiguration bios, JsonNode ticket) {

  /// Empty when that step staged nothing. Asked the way in which it was staged.
  static Optional<StagedChange> of(ServerRun<?, ?> run, String stageStep) {
    var result = run.resultOf(stageStep);
    var ticket = result.path("ticket");
    if (!ticket.isObject()) return Optional.empty();
    var method = result.path("method").asString("");
    return run.server().ways(BiosConfiguration.class).stream()
        .min(Comparator.comparing(way -> !way.method().name().equals(method)))
        .map(way -> new StagedChange(way, ticket));
  }

  BiosApplyState look() {
    return bios.look(ticket);
  }
}
