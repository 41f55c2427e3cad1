package org.hwautomation.driver.firmware;

import org.jspecify.annotations.Nullable;

/// One entry of a server's firmware inventory.
///
/// @param id the vendor's inventory id, as it came; it may be renumbered when hardware changes, so
///   it is no key
/// @param component how the firmware repository names this component, stable for one product:
///   `BIOS`, `BMC`, `CPLD`, Dell's component id with PCI ids, HPE's Description or target GUID …
/// @param slot where it sits, when several of the same kind exist (FQDD, `NIC.Slot.3`); empty
///   otherwise
/// @param version as it came
public record FirmwareItem(
    String id,
    ComponentKind kind,
    String component,
    String slot,
    String name,
    String version,
    boolean updateable,
    State state,
    @Nullable String softwareId,
    @Nullable String lowestSupportedVersion) {

  public enum State {
    /// Running now.
    ACTIVE,
    /// Written, waits for a reset.
    STAGED,
    /// The copy to go back to.
    BACKUP
  }
}
