package org.hwautomation.driver.bios;

import org.jspecify.annotations.Nullable;

/// Where a staged BIOS change stands.
public sealed interface BiosApplyState {

  /// The BMC is still preparing; a reset now would miss it (iDRAC jobs before `JCP001`).
  record Preparing(String text) implements BiosApplyState {}

  /// Will be applied at the next host reset.
  record AwaitingReset(String text) implements BiosApplyState {}

  record Applying(@Nullable Integer percent, String text) implements BiosApplyState {}

  /// The BMC has nothing pending any more. The attributes are still to be read again.
  record Finished(String text) implements BiosApplyState {}

  record Refused(String code, String text) implements BiosApplyState {}
}
