package org.hwautomation.fleet.step;

/// Arguments of phase 1.
///
/// @param serial the machine the plan was made for; another one behind the same address stops the
///   job
/// @param needsFirmware whether the plan installs firmware, so that a missing licence is found
///   before anything changes
/// @param needsBios whether the plan writes BIOS attributes
public record CheckPreflight(String serial, boolean needsFirmware, boolean needsBios) {
  public static final String KIND = "provision.preflight";
}
