package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Arguments: read attributes back and say what became of each. Other than [VerifyBios] this does
/// not fail when some did not take: what that means is for a later step to say.
///
/// @param attributes what was staged; empty = what the stage steps staged, which only they know
/// @param stageSteps keys of the steps that staged them
/// @param limit how long to wait for the BMC to be through with it
public record ReadBackBios(
    Map<String, Object> attributes, List<String> stageSteps, Duration limit) {
  public static final String KIND = "bios.read-back";

  /// After a restart of ours.
  public static final Duration AFTER_OUR_RESET = Patience.HOST;

  /// After a restart that anybody does when it suits.
  public static final Duration AFTER_ANY_RESET = Duration.ofDays(30);

  public ReadBackBios {
    attributes =
        Collections.unmodifiableMap(new TreeMap<>(attributes)); // sorted: equal plans, equal hashes
    stageSteps = List.copyOf(stageSteps);
  }

  /// Of what steps that go back staged.
  public static ReadBackBios ofWayBack(List<String> steps) {
    return new ReadBackBios(Map.of(), steps, AFTER_OUR_RESET);
  }
}
