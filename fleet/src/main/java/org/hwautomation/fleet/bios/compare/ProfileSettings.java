package org.hwautomation.fleet.bios.compare;

import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Identity;

/// The attributes that a named profile wants of a machine.
@FunctionalInterface
public interface ProfileSettings {

  /// Empty when there is no such profile.
  ///
  /// @param machine the one it is laid beside: a device type has other settings for other vendors
  Optional<Map<String, Object>> of(String profile, Identity machine);
}
