package org.hwautomation.fleet.step;

import java.util.List;
import org.hwautomation.driver.bios.BiosVerdict;
import tools.jackson.databind.JsonNode;

/// Result of reading attributes back: what became of each.
public record ReadBack(List<BiosVerdict> verdicts) {

  public ReadBack {
    verdicts = List.copyOf(verdicts);
  }

  public List<BiosVerdict> missed() {
    return verdicts.stream().filter(verdict -> !verdict.applied()).toList();
  }

  /// Of a step that may have failed or not have run: then nothing is proven.
  static boolean allApplied(JsonNode result) {
    return result.path("verdicts").isArray()
        && Outcomes.read(result, ReadBack.class).missed().isEmpty();
  }
}
