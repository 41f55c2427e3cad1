package org.hwautomation.fleet.bios.change;

import java.util.List;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.fleet.devicetype.MethodUse;

/// One line of a plan's difference: what changes, how, and why so.
///
/// @param methodReason why this method, in words
public record SettingChange(
    BiosDifference difference, MethodUse method, String methodReason, List<BiosRisk> risks) {

  public SettingChange {
    risks = List.copyOf(risks);
  }
}
