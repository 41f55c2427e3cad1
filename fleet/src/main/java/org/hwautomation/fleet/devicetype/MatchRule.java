package org.hwautomation.fleet.devicetype;

import org.hwautomation.driver.Identity;

/// Which servers a device type is made for; globs with `*` and `?`, case does not matter.
public record MatchRule(Glob vendor, Glob model) {

  public boolean fits(Identity identity) {
    return vendor.matches(identity.vendor()) && model.matches(identity.model());
  }

  /// How closely it describes the machine: the number of characters that are not wildcards.
  public int precision() {
    return vendor.precision() + model.precision();
  }
}
