package org.hwautomation.fleet.step;

/// Arguments of the stability gate after a restart.
///
/// @param onlyIf key of the host restart it follows; when that left the host alone, there is
///   nothing to wait for
public record AwaitStable(String onlyIf) {
  public static final String KIND = "gate.stable";
}
