package org.hwautomation.driver.bios;

import org.jspecify.annotations.Nullable;

/// What became of one wanted attribute, read again after the reset.
public record BiosVerdict(
    String attribute, Object wanted, @Nullable Object now, Result result, String text) {

  public enum Result {
    APPLIED,
    /// Refused by the BMC or the BIOS, in its own words in `text`.
    REJECTED,
    /// The BIOS chose another value.
    CHANGED_BY_BIOS,
    /// The old value stands and nobody said why.
    IGNORED,
    /// Accepted, and nothing on the machine can show it: passwords.
    UNPROVEN
  }

  public boolean applied() {
    return result == Result.APPLIED;
  }
}
