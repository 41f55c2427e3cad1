package org.hwautomation.fleet.step;

import java.time.Instant;

/// Checkpoint of the stability gate.
///
/// @param goodLooks good looks in a row
public record StabilityGate(Instant since, int goodLooks) {

  StabilityGate good() {
    return new StabilityGate(since, goodLooks + 1);
  }

  StabilityGate bad() {
    return new StabilityGate(since, 0);
  }
}
