package org.hwautomation.driver.lenovo;

import org.hwautomation.driver.Quirk;

/// What XCC does against the Redfish specification or beside it. Evidence: fact book section 6 and
/// the recordings of SR670 V2 with XCC 1.40 and 2.83.
public enum LenovoQuirk implements Quirk {
  /// XCC 2.83 lists OnReset and answers `PropertyUnknown` to it. Test: LenovoServerTest.
  APPLY_TIME_ADVERTISED_AND_REFUSED(
      "SettingsApplyTime is advertised for BIOS settings and refused when sent"),
  /// XCC 2.83: the settings object holds every attribute. Test: LenovoServerTest.
  SETTINGS_ARE_A_FULL_COPY("the pending BIOS settings always hold all attributes"),
  /// XCC: who pushes an image claims `HttpPushUriTargetsBusy` first. Test: LenovoFirmwareTest.
  PUSH_MUST_BE_CLAIMED("the update service must be claimed before an image is pushed"),
  /// XCC: reading the monitor of a finished task deletes the task. Test: LenovoFirmwareTest.
  MONITOR_DELETES_TASK("reading a finished task's monitor deletes the task"),
  /// XCC 2.83: a flashed BMC keeps running the old version until it is reset by hand. Test:
  /// LenovoFirmwareTest.
  BMC_IS_NOT_RESTARTED("the BMC does not restart by itself after its own update");

  private final String summary;

  LenovoQuirk(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
