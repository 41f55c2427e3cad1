package org.hwautomation.fleet.bios.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.jspecify.annotations.Nullable;

/// One of the two that are compared.
///
/// @param label for people: `r750-17 now`, `profile web`
/// @param vendor empty when it is for any vendor
/// @param at when its values were last true; null for a wish
/// @param registry null when none is known
/// @param unmet intents of a profile that come to nothing here
record Side(
    String label,
    String vendor,
    String biosVersion,
    @Nullable Instant at,
    Scope scope,
    Map<String, @Nullable Object> values,
    @Nullable KnownRegistry registry,
    List<Unmet> unmet) {

  /// An intent that came to no attribute.
  ///
  /// @param value what it wants
  /// @param reason why, in words
  record Unmet(String intent, String value, String reason) {}

  /// What a profile comes to.
  record Resolved(Map<String, Object> settings, List<Unmet> unmet) {}

  enum Scope {
    /// All attributes of a server: what is absent is not there.
    EVERYTHING,
    /// Only what somebody cares about: what is absent may be anything.
    SOME
  }
}
