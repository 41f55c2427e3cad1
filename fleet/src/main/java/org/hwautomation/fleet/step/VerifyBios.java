package org.hwautomation.fleet.step;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Arguments: after the restart, read the attributes again.
///
/// @param stageStep key of the step that staged them
public record VerifyBios(Map<String, Object> attributes, String stageStep) {
  public static final String KIND = "bios.verify";

  public VerifyBios {
    attributes =
        Collections.unmodifiableMap(new TreeMap<>(attributes)); // sorted: equal plans, equal hashes
  }
}
