package org.hwautomation.driver.supermicro;

import org.hwautomation.driver.Quirk;

/// What Supermicro's BMCs do against the Redfish specification or beside it. Evidence: fact book
/// section 5 and the recording of a SYS-821GE-TNHR, BMC 11.01.01.
public enum SupermicroQuirk implements Quirk {
  /// 11.01.01: changes are written to the active `Bios`; `Bios/SD` only shows them. Test:
  /// SupermicroBiosStagingTest.
  BIOS_IS_WRITTEN_IN_PLACE("BIOS settings are written to the active Bios resource"),
  /// 11.01.01: `QuietBoot_002D`; the digits differ by BIOS version. Test: SupermicroServerTest.
  ATTRIBUTE_NAMES_HAVE_SUFFIXES("BIOS attribute names end in digits that differ by BIOS version"),
  /// 11.01.01: 332 of 336 enumerations hold the display name. Test: SupermicroServerTest.
  VALUES_ARE_DISPLAY_NAMES("BIOS attributes hold display names where the standard has value names"),
  /// 11.01.01: the task of an upload stands in `Accepted.@Message.ExtendedInfo`. Test:
  /// SupermicroFirmwareTest.
  TASK_IN_ACCEPTED_MESSAGE("the task of an upload is an argument of the Accepted message"),
  /// X12, X13: which preserve flags a board takes is told by its refusal only. Test:
  /// SupermicroFirmwareTest.
  TWO_PRESERVE_DIALECTS("BIOS updates want one of two sets of preserve flags"),
  /// 11.01.01: one-time boot falls back to defaults for what a PATCH leaves out. Test:
  /// SupermicroServerTest.
  BOOT_NEEDS_ALL_THREE("boot override needs target, enabled and mode in one PATCH"),
  /// 11.01.01: BIOS, SecureBoot and more answer 403 without SFT-DCMS-SINGLE. Test:
  /// SupermicroServerTest.
  LICENCE_GATES_READS("even reading the BIOS needs a licence");

  private final String summary;

  SupermicroQuirk(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
