package org.hwautomation.driver.dell;

import org.hwautomation.driver.Quirk;

/// Where iDRAC departs from the Redfish specification.
public enum DellQuirk implements Quirk {
  /// Fact book 3.3. Test: DellBiosTest.
  SETTINGS_NEED_A_JOB("BIOS settings apply only when a job for them exists"),

  /// Newer iDRAC9, fact book 3.3. Test: DellFaultsTest.
  PENDING_WITHOUT_LOCATION("a PATCH on top of pending values is accepted without naming its job"),

  /// Fact book 2.2: 404 for some seconds. Test: DellFaultsTest.
  JOB_APPEARS_LATE("a job that was just accepted may not be found yet"),

  /// Fact book 3.6: gone within seconds before iDRAC 5.00. Test: DellFaultsTest.
  TASK_IS_GONE_EARLY("the Task view of a job is removed soon after its end; the Dell job stays"),

  /// Recordings of R630 to XR8620t. Test: DellRecordingsTest.
  CURRENT_DUPLICATES_INSTALLED("firmware is listed as Installed and again as Current"),

  /// Fact book 2.2, `PR30`. Test: DellBiosTest.
  SCHEDULED_FOR_EVER("a scheduled job that failed to initialise stays scheduled"),

  /// Fact book 3.7. Test: DellFirmwareTest.
  JOBS_ARE_NAMED_BY_CATEGORY("an update job names a category, not the component it is for"),

  /// iDRAC10, fact book 3.4. Test: DellBootTest, on a simulated one: no recording is at hand.
  BOOT_IS_WRITTEN_TO_SETTINGS("boot override is written to the settings object of the system");

  private final String summary;

  DellQuirk(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
