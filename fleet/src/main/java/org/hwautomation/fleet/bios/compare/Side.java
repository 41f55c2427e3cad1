package org.hwautomation.fleet.bios.compare;

import java.time.Instant;
import java.util.Map;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.jspecify.annotations.Nullable;

/// One of the two that are compared.
///
/// @param label for people: `r750-17 now`, `profile web`
/// @param vendor empty when it is for any vendor
/// @param at when its values were last true; null for a wish
/// @param registry null when none is known
record Side(
    String label,
    String vendor,
    String biosVersion,
    @Nullable Instant at,
    Scope scope,
    Map<String, @Nullable Object> values,
    @Nullable KnownRegistry registry) {

  enum Scope {
    /// All attributes of a server: what is absent is not there.
    EVERYTHING,
    /// Only what somebody cares about: what is absent may be anything.
    SOME
  }
}
