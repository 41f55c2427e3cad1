package org.hwautomation.fleet.step;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Arguments: the BMC restarts (by itself, or because we tell it to) and is waited for.
///
/// @param restart true when the BMC does not restart by itself after its own update
/// @param onlyIf keys of the installations that make it necessary
/// @param targets what they installed: whoever died around the restart sees by their versions
///   whether it happened
public record AwaitManager(boolean restart, List<String> onlyIf, List<FirmwareTarget> targets) {
  public static final String KIND = "bmc.await";

  public AwaitManager {
    onlyIf = List.copyOf(onlyIf);
    targets = List.copyOf(targets);
  }
}
