package org.hwautomation.fleet.step;

import java.time.Duration;

/// Arguments: wait until the BMC is through with an act, then read again what became of it. A miss
/// is no failure of this step: what it means is for a later one to say.
///
/// @param stage key of the step that staged it
/// @param limit how long to wait for the BMC
/// @param memory key of the step that kept all values of before, to tell what changed besides;
///   empty when none are kept
public record ReadBackAct(BiosAct act, String stage, Duration limit, String memory) {
  public static final String KIND = "bios.act.read-back";
}
