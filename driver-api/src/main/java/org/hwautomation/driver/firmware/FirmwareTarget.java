package org.hwautomation.driver.firmware;

import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;

/// One component that is to run one version, and the image that brings it there. Stored in plans as
/// JSON.
///
/// @param from version found when the plan was made
/// @param to version as the firmware inventory will show it afterwards
/// @param fileName real file name: several BMCs read the component from it
/// @param installItem inventory id at planning time, for vendors that want a target URI
public record FirmwareTarget(
    ComponentKind kind,
    String component,
    String slot,
    String installItem,
    String from,
    String to,
    String fileName,
    Sha256 image,
    ByteSize size) {

  /// `BIOS 1.8.2 → 1.13.2`
  public String title() {
    return (slot.isEmpty() ? component : component + " (" + slot + ")") + " " + from + " → " + to;
  }
}
