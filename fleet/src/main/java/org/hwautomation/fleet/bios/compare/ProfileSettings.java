package org.hwautomation.fleet.bios.compare;

import java.util.Map;
import java.util.Optional;
import org.hwautomation.fleet.server.Server;

/// The attributes that a named profile wants of a machine.
@FunctionalInterface
public interface ProfileSettings {

  /// Empty when there is no such profile.
  ///
  /// @param machine the one it is laid beside: a device type has other settings for other vendors,
  ///   and intents come to other attributes; empty when it is beside another profile
  Optional<Map<String, Object>> of(String profile, Optional<Server> machine);
}
