package org.hwautomation.fleet.firmware;

import java.util.List;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.fleet.devicetype.Glob;

/// Version pairs that must not, or must, go together (`compatibility_matrix.yaml`).
public record CompatibilityMatrix(List<Rule> rules) {
  public CompatibilityMatrix {
    rules = List.copyOf(rules);
  }

  /// When `component` is to reach `version`, `with` must be at `minimum` or newer.
  ///
  /// @param version glob over versions
  public record Rule(
      Glob vendor,
      Glob model,
      ComponentKind kind,
      Glob component,
      Glob version,
      ComponentKind withKind,
      Glob withComponent,
      String minimum,
      String reason,
      String where) {}

  public List<Rule> rulesFor(
      Identity identity, ComponentKind kind, String component, String version) {
    return rules.stream()
        .filter(r -> r.vendor().matches(identity.vendor()) && r.model().matches(identity.model()))
        .filter(r -> r.kind() == kind && r.component().matches(component))
        .filter(r -> r.version().matches(version))
        .toList();
  }
}
