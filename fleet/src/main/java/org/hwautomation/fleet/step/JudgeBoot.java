package org.hwautomation.fleet.step;

/// Arguments: say what became of a boot device.
///
/// @param asked key of the step that asked for it
/// @param reset key of the restart that should have used it; empty when nobody restarts the host
public record JudgeBoot(BootFrom wanted, String asked, String reset) {
  public static final String KIND = "boot.judge";
}
