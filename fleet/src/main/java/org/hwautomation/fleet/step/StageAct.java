package org.hwautomation.fleet.step;

/// Arguments: put an act into the BMC, to be carried out at the next host reset.
///
/// @param unlessRead key of the step that read a change back from which this would go back: when
///   all was as wanted there, nothing is done; empty = always
public record StageAct(BiosAct act, String unlessRead) {
  public static final String KIND = "bios.act.stage";

  public StageAct(BiosAct act) {
    this(act, "");
  }
}
