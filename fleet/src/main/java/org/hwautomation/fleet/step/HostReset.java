package org.hwautomation.fleet.step;

import java.time.Instant;
import org.hwautomation.driver.Method;
import org.jspecify.annotations.Nullable;

/// Checkpoint of a host restart.
///
/// @param since when this stage began
/// @param asked whether the BMC is known to have accepted this stage's command; when not, it is
///   sent (again)
/// @param method by which the power is switched on; null before that
public record HostReset(Stage stage, Instant since, boolean asked, @Nullable Method method) {

  static HostReset entering(Stage stage, Instant now) {
    return new HostReset(stage, now, false, null);
  }

  HostReset accepted() {
    return new HostReset(stage, since, true, method);
  }

  HostReset by(Method other) {
    return new HostReset(stage, since, asked, other);
  }

  public enum Stage {
    /// The operating system was asked to shut down, or is about to be.
    SHUTTING_DOWN,
    /// The power is being cut.
    FORCING_OFF,
    /// It was seen off; it is being switched on.
    POWERING_ON
  }
}
