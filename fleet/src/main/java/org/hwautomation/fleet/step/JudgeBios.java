package org.hwautomation.fleet.step;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Arguments of the last step of a BIOS change: say what it came to.
///
/// @param wanted all attributes of the plan
/// @param readBacks keys of the steps that read them back
/// @param wayBack key of the step that read the rollback back; empty when the plan has none
public record JudgeBios(Map<String, Object> wanted, List<String> readBacks, String wayBack) {
  public static final String KIND = "bios.judge";

  public JudgeBios {
    wanted = java.util.Collections.unmodifiableMap(new TreeMap<>(wanted));
    readBacks = List.copyOf(readBacks);
  }
}
