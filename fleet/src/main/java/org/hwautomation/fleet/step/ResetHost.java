package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.List;

/// Arguments of a host restart.
///
/// @param purpose what it activates: `applies BIOS 1.13.2 and NIC 22.5`
/// @param onlyIf keys of earlier steps; when none of them left something that waits for a reset,
///   the host is left alone
/// @param gracefulLimit how long the operating system may take before the power is cut
public record ResetHost(String purpose, List<String> onlyIf, Duration gracefulLimit) {
  public static final String KIND = "host.reset";

  public ResetHost {
    onlyIf = List.copyOf(onlyIf);
  }
}
