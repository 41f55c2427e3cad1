package org.hwautomation.fleet.window;

import java.util.List;
import org.hwautomation.fleet.devicetype.Glob;

/// Which servers: those that match one glob of every list that has any. For tags, one of the
/// server's must match.
public record WindowScope(
    List<String> site, List<String> tag, List<String> deviceType, List<String> server) {

  public static final WindowScope EVERYWHERE =
      new WindowScope(List.of(), List.of(), List.of(), List.of());

  public WindowScope {
    site = List.copyOf(site);
    tag = List.copyOf(tag);
    deviceType = List.copyOf(deviceType);
    server = List.copyOf(server);
  }

  /// What a scope may ask of a server.
  ///
  /// @param deviceType the assigned one, else the one whose match rules fit; may be empty
  public record Place(String server, String site, List<String> tags, String deviceType) {
    public Place {
      tags = List.copyOf(tags);
    }
  }

  public boolean covers(Place place) {
    return any(site, place.site())
        && any(deviceType, place.deviceType())
        && any(server, place.server())
        && (tag.isEmpty() || place.tags().stream().anyMatch(one -> any(tag, one)));
  }

  public boolean isEverywhere() {
    return equals(EVERYWHERE);
  }

  private static boolean any(List<String> globs, String text) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> new Glob(glob).matches(text));
  }
}
