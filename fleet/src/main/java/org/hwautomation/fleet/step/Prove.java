package org.hwautomation.fleet.step;

/// Arguments: say what a change left unproven, so that a job never looks better than what is known.
///
/// @param judged key of the step whose verdicts are looked at
public record Prove(String judged) {
  public static final String KIND = "bios.prove";
}
