package org.hwautomation.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.Profiles;

/// Which machines the demo has, and what is wrong with some of them.
final class DemoFleet {

  /// Virtual seconds per real second: a seven-minute POST takes seven seconds.
  static final double TIME_SCALE = 60;

  private record Machines(String profile, int count) {}

  private static final List<Machines> MACHINES =
      List.of(
          new Machines("dell-r750", 3),
          new Machines("dell-r760", 3),
          new Machines("dell-r770-idrac10", 2),
          new Machines("hpe-dl380-gen10plus", 4),
          new Machines("hpe-dl380-gen11", 4),
          new Machines("supermicro-x12", 2),
          new Machines("supermicro-x13", 2),
          new Machines("supermicro-h13", 2),
          new Machines("lenovo-sr650v3", 1),
          new Machines("openbmc", 1));

  /// Faults that a good client gets over, by position in the fleet.
  private static final Map<Integer, String> FAULTS =
      Map.ofEntries(
          Map.entry(1, "busy-503"),
          Map.entry(3, "late-404"),
          Map.entry(5, "task-vanishes"),
          Map.entry(7, "garbage-body"),
          Map.entry(9, "post-busy"),
          Map.entry(11, "dropped-answers"),
          Map.entry(13, "slow-answers"),
          Map.entry(15, "garbage-body"),
          Map.entry(17, "html-503"),
          Map.entry(19, "task-vanishes"),
          Map.entry(22, "busy-503"));

  private DemoFleet() {}

  private static List<String> own() {
    return MACHINES.stream()
        .flatMap(m -> Collections.nCopies(m.count(), m.profile()).stream())
        .toList();
  }

  /// @param machines profile ids; empty = the demo's own
  static FleetSpec spec(List<String> machines, long seed, boolean sound) {
    var ids = machines.isEmpty() ? own() : machines;
    var profiles = new ArrayList<Profile>();
    var faults = new ArrayList<List<String>>();
    for (int i = 0; i < ids.size(); i++) {
      profiles.add(Profiles.named(ids.get(i)));
      faults.add(sound || !FAULTS.containsKey(i) ? List.of() : List.of(FAULTS.get(i)));
    }
    return FleetSpec.of(profiles)
        .withSeed(seed)
        .withTimeScale(TIME_SCALE)
        .withFaults(faults)
        .withControlPort(0);
  }
}
