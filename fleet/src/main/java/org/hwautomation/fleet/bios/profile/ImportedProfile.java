package org.hwautomation.fleet.bios.profile;

import java.util.List;

/// What an import came to.
///
/// @param saved as it is kept now; for a dry run with number 0
/// @param leftOut what the source had and the profile has not, and why
public record ImportedProfile(ProfileVersion saved, List<String> leftOut) {
  public ImportedProfile {
    leftOut = List.copyOf(leftOut);
  }
}
