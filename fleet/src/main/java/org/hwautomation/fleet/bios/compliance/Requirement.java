package org.hwautomation.fleet.bios.compliance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What must hold, all of it.
///
/// @param attributes name → values that are allowed, the one to be set first; in the order written
/// @param intents intent → value, as the intents of the drivers name them
public record Requirement(Map<String, List<Object>> attributes, Map<String, String> intents) {

  public Requirement {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    intents = Collections.unmodifiableMap(new LinkedHashMap<>(intents));
  }

  public boolean isEmpty() {
    return attributes.isEmpty() && intents.isEmpty();
  }
}
