package org.hwautomation.fleet.provisioning.step;

import java.time.Instant;

/// Checkpoint of waiting for a BMC.
///
/// @param resetSent true once the restart was asked for, or is about to be
/// @param goodLooks successful logins in a row
public record ManagerRestart(Instant since, boolean resetSent, int goodLooks) {

  ManagerRestart good() {
    return new ManagerRestart(since, resetSent, goodLooks + 1);
  }

  ManagerRestart bad() {
    return new ManagerRestart(since, resetSent, 0);
  }
}
