package org.hwautomation.simulator.fault;

import java.util.Map;
import java.util.TreeSet;
import org.hwautomation.simulator.machine.Machine;

/// A BIOS that does not apply one of the settings that waited, where that fault is on.
public final class IgnoredSetting {

  private IgnoredSetting() {}

  /// Takes the last by name out of what is about to be applied.
  public static void drop(Map<String, ?> waiting, String bios, Machine machine) {
    if (waiting.isEmpty()) return;
    if (!machine.faults().strikes(Condition.SETTING_IGNORED, machine, bios)) return;
    waiting.remove(new TreeSet<>(waiting.keySet()).last());
  }
}
