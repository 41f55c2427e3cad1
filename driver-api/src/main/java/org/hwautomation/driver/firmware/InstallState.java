package org.hwautomation.driver.firmware;

import org.jspecify.annotations.Nullable;

/// Where an accepted image stands.
public sealed interface InstallState {

  /// @param percent 0–100, null where the BMC does not say
  record Running(@Nullable Integer percent, String text) implements InstallState {}

  /// Written or queued; nothing more happens without `needs`.
  record Staged(Activation needs, String text) implements InstallState {}

  /// The BMC says that it is done. The version is still to be read again.
  record Finished(String text) implements InstallState {}

  /// @param code the BMC's message id (suffix), e.g. `RED007`
  record Refused(String code, String text) implements InstallState {}

  /// The task is gone. That is not a failure: look at the version.
  record Vanished(String text) implements InstallState {}
}
