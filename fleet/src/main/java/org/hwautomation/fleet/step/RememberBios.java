package org.hwautomation.fleet.step;

import java.util.UUID;

/// Arguments: keep the BIOS values as they are now, to be able to go back to them.
///
/// @param why shown to people: `before the change`
public record RememberBios(String why) {
  public static final String KIND = "bios.remember";

  /// The result.
  public record Remembered(UUID snapshot) {}
}
