package org.hwautomation.driver.firmware;

import java.util.List;

/// Components that are installed one after the other and then activated together.
///
/// @param reason why these together and why here, shown in the plan: `iDRAC alone and first: newer
///   firmware knows the newer packages`
public record InstallWave(List<FirmwareTarget> targets, Activation activation, String reason) {
  public InstallWave {
    targets = List.copyOf(targets);
  }
}
