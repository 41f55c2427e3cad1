package org.hwautomation.fleet.bios.drift;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a server's BIOS should be.
///
/// @param values attribute, by whatever name the server may call it, → value; may be empty
/// @param basis changes when what is expected changes
public record Expected(Against against, Map<String, @Nullable Object> values, String basis) {

  public Expected {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  static Expected nothing() {
    return new Expected(Against.LAST_READING, Map.of(), "");
  }
}
