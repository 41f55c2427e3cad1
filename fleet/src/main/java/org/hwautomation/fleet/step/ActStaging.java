package org.hwautomation.fleet.step;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checkpoint of staging an act.
///
/// @param sending written before it is sent
/// @param ticket by which the driver finds it on the BMC; null before it was accepted
public record ActStaging(Instant since, boolean sending, @Nullable JsonNode ticket) {

  ActStaging sent() {
    return new ActStaging(since, true, null);
  }

  ActStaging accepted(JsonNode by) {
    return new ActStaging(since, true, by);
  }
}
