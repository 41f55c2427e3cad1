package org.hwautomation.fleet.firmware;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// A server's firmware laid beside what it should run.
public record FirmwareAnalysis(List<ComponentVerdict> verdicts) {
  public FirmwareAnalysis {
    verdicts = List.copyOf(verdicts);
  }

  /// What to install, in the order in which hops must follow each other; the driver puts it into
  /// waves.
  public List<FirmwareTarget> targets() {
    return verdicts.stream().flatMap(v -> v.target().stream()).toList();
  }

  /// Wanted but impossible: a plan must not be made before these are solved.
  public List<ComponentVerdict> blocked() {
    return verdicts.stream()
        .filter(v -> v.decision() == ComponentVerdict.Decision.BLOCKED)
        .toList();
  }

  public boolean upToDate() {
    return verdicts.stream().noneMatch(v -> v.selected()) && blocked().isEmpty();
  }
}
