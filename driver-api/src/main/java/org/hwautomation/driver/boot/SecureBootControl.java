package org.hwautomation.driver.boot;

import org.hwautomation.driver.bios.StagedChange;

/// UEFI secure boot. What is wanted is whether it is on.
public interface SecureBootControl extends StagedChange<Boolean> {

  State current();

  /// @param enabled how the next boot will be (`SecureBootEnable`)
  /// @param inForce how the host did boot (`SecureBootCurrentBoot`)
  record State(boolean enabled, boolean inForce, Mode mode) {}

  enum Mode {
    /// No platform key is enrolled: turning secure boot on has no effect.
    SETUP,
    USER,
    AUDIT,
    DEPLOYED,
    UNKNOWN
  }
}
