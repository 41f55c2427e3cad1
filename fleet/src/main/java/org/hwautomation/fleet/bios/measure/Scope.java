package org.hwautomation.fleet.bios.measure;

import org.hwautomation.driver.Identity;

/// Among which servers tries are counted, closest first.
public enum Scope {
  BMC_VERSION,
  MODEL,
  VENDOR;

  /// To be read after "on".
  public String of(Identity machine) {
    return switch (this) {
      case BMC_VERSION -> machine.model() + " with BMC " + machine.bmcVersion();
      case MODEL -> machine.model() + ", any BMC version";
      case VENDOR -> "any " + machine.vendor();
    };
  }
}
