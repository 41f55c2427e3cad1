package org.hwautomation.fleet.bios.profile;

import java.time.Instant;

/// A profile as it was saved once.
///
/// @param number 1 for the first; 0 for a device type's own, whose versions its file's owner keeps
/// @param savedBy a user's name; for a device type the file that it stands in
public record ProfileVersion(
    BiosProfile profile, int number, String savedBy, Instant savedAt, Origin origin) {

  public enum Origin {
    /// Saved here, in versions.
    SAVED,
    /// The `bios` section of a device type: changed by changing its file.
    DEVICE_TYPE
  }
}
