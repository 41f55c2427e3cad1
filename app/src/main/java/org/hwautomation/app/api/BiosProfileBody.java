package org.hwautomation.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.bios.profile.ImportedProfile;
import org.hwautomation.fleet.bios.profile.ProfileVersion;
import org.jspecify.annotations.Nullable;

/// A BIOS profile with all that it wants.
///
/// @param version 0 for a device type's own
/// @param savedBy for a device type its file
/// @param readOnly changed in that file only
record BiosProfileBody(
    String name,
    String description,
    @Nullable String deviceType,
    Map<String, Object> settings,
    Map<String, String> intents,
    List<String> preserve,
    int version,
    String savedBy,
    Instant savedAt,
    boolean readOnly) {

  static BiosProfileBody of(ProfileVersion version) {
    var profile = version.profile();
    return new BiosProfileBody(
        profile.name(),
        profile.description(),
        profile.deviceType().orElse(null),
        profile.settings(),
        profile.intents(),
        profile.preserve(),
        version.number(),
        version.savedBy(),
        version.savedAt(),
        version.origin() == ProfileVersion.Origin.DEVICE_TYPE);
  }

  /// @param leftOut what the source had and the profile has not, and why
  record Imported(BiosProfileBody profile, List<String> leftOut) {
    static Imported of(ImportedProfile imported) {
      return new Imported(BiosProfileBody.of(imported.saved()), imported.leftOut());
    }
  }

  /// One line of the list.
  record Summary(
      String name,
      String description,
      @Nullable String deviceType,
      int settings,
      int intents,
      int version,
      String savedBy,
      Instant savedAt,
      boolean readOnly) {
    static Summary of(ProfileVersion version) {
      var whole = BiosProfileBody.of(version);
      return new Summary(
          whole.name(),
          whole.description(),
          whole.deviceType(),
          whole.settings().size(),
          whole.intents().size(),
          whole.version(),
          whole.savedBy(),
          whole.savedAt(),
          whole.readOnly());
    }
  }
}
