package org.hwautomation.fleet.step;

import org.hwautomation.driver.BootOverride.Device;
import org.hwautomation.driver.BootOverride.Duration;
import org.hwautomation.driver.BootOverride.Mode;

/// Arguments: what the host boots from next. In force in the BMC at once; used when the host
/// starts.
///
/// @param device [Device#NONE] takes back what was asked before
public record BootFrom(Device device, Duration duration, Mode mode) {
  public static final String KIND = "boot.from";

  /// The result.
  ///
  /// @param method by which it was done
  /// @param shown whether the BMC shows it
  public record Asked(String method, boolean shown) {}
}
