package org.hwautomation.fleet.step;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Arguments: BIOS attributes, by their live names, to be applied at the next host reset.
public record StageBios(Map<String, Object> attributes) {
  public static final String KIND = "bios.stage";

  public StageBios {
    attributes =
        Collections.unmodifiableMap(new TreeMap<>(attributes)); // sorted: equal plans, equal hashes
  }
}
