package org.hwautomation.fleet.step;

/// Arguments of the step that says what an act came to.
///
/// @param readBack key of the step that read it back
/// @param wayBack key of the step that read the way back back; empty when the plan has none
public record JudgeAct(BiosAct act, String readBack, String wayBack) {
  public static final String KIND = "bios.act.judge";
}
