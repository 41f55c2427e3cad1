package org.hwautomation.fleet.provisioning.step;

import java.time.Instant;

/// Checkpoint of a host restart.
///
/// @param since when this stage began
public record HostReset(Stage stage, Instant since) {

  public enum Stage {
    /// The operating system was asked to shut down, or is about to be.
    SHUTTING_DOWN,
    /// The power is being cut.
    FORCING_OFF,
    /// It was seen off; it is being switched on.
    POWERING_ON
  }
}
