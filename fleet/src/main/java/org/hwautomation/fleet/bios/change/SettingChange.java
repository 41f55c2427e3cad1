package org.hwautomation.fleet.bios.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.devicetype.MethodUse;

/// One line of a plan's difference: what changes, how, and why so.
///
/// @param methodReason why this method, in words
public record SettingChange(
    BiosDifference difference, MethodUse method, String methodReason, List<BiosRisk> risks) {

  public SettingChange {
    risks = List.copyOf(risks);
  }

  /// @param method by attribute
  /// @param faults a method that is not offered is one more
  public static List<SettingChange> of(
      BiosComparison comparison, Function<String, MethodChoice.Chosen> method, List<Fault> faults) {
    var changes = new ArrayList<SettingChange>();
    for (BiosDifference difference : comparison.changes()) {
      var chosen = method.apply(difference.attribute());
      if (!chosen.offered()) {
        faults.add(
            Fault.of(
                difference.attribute(),
                "method-not-offered",
                "it cannot be written: " + chosen.reason()));
      }
      changes.add(
          new SettingChange(
              difference,
              chosen.use(),
              chosen.reason(),
              BiosRisk.of(difference.attribute(), difference.displayName())));
    }
    return changes;
  }

  /// `Mode: A → B (wanted; by Redfish, because …)`
  public String line() {
    return "%s: %s → %s (%s; by %s, because %s)"
        .formatted(
            difference.attribute(),
            difference.from(),
            difference.to(),
            difference.reason(),
            method.title(),
            methodReason);
  }

  /// Which may be tried, best first; empty = all, in the usual order.
  public List<Method> methods() {
    return method == MethodUse.UNKNOWN ? List.of() : method.methods();
  }
}
