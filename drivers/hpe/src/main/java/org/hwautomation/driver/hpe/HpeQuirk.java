package org.hwautomation.driver.hpe;

import org.hwautomation.driver.Quirk;

/// What iLO does against the Redfish specification or beside it. Evidence: fact book section 4 and
/// the recordings named.
public enum HpeQuirk implements Quirk {
  /// iLO 5 2.72, iLO 6 1.66, iLO 7 1.14: PATCH of BIOS settings answers 200 even for nonsense; POST
  /// decides and leaves its verdict in the active resource. Test: HpeBiosStagingTest.
  BIOS_JUDGED_IN_POST("BIOS settings are judged in POST; the verdict is in @Redfish.Settings"),
  /// iLO 5–7: the settings object holds every attribute, so pending is a difference. Test:
  /// HpeBiosStagingTest.
  SETTINGS_ARE_A_FULL_COPY("the BIOS settings object always holds all attributes"),
  /// iLO 5–7 up to 7 1.17: no MultipartHttpPushUri; images go to a CGI that wants the session in a
  /// cookie. Test: HpeFirmwareUpdateTest.
  UPLOAD_BY_CGI("firmware is uploaded to /cgi-bin/uploadFile with the session in a cookie"),
  /// iLO 5–7: no task for uploads; UpdateService.Oem.Hpe.State tells. Test: HpeFirmwareUpdateTest.
  UPDATE_STATE_INSTEAD_OF_TASK("progress of an update is UpdateService.Oem.Hpe.State"),
  /// iLO 5–7: an Exception item in the update queue blocks all behind it. Test:
  /// HpeFirmwareUpdateTest.
  QUEUE_BLOCKED_BY_FAILED_ITEM("a failed item in the update queue blocks all behind it");

  private final String summary;

  HpeQuirk(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
