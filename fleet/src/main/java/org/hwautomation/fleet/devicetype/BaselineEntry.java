package org.hwautomation.fleet.devicetype;

import org.hwautomation.driver.firmware.ComponentKind;

/// One line of a firmware baseline.
///
/// @param component globs over the component id that the driver gives; `*` = every component of
///   this kind
/// @param vendor only for servers of this vendor; `*` = all
/// @param model only for these models; `*` = all
/// @param version a version, or `latest` for the newest compatible one in the catalog
public record BaselineEntry(
    ComponentKind kind, Glob component, Glob vendor, Glob model, String version) {
  public static final String LATEST = "latest";

  public boolean wantsLatest() {
    return version.equalsIgnoreCase(LATEST);
  }
}
