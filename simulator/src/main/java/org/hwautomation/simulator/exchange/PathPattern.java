package org.hwautomation.simulator.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.tree.ResourcePath;

/// A path with named holes: `/redfish/v1/Systems/{system}/Bios`. Compared without regard to case; a
/// hole takes one segment, and a last `{rest...}` takes all that remain.
public final class PathPattern {

  private final String[] segments;

  private PathPattern(String[] segments) {
    this.segments = segments;
  }

  public static PathPattern of(String pattern) {
    return new PathPattern(ResourcePath.clean(pattern).split("/"));
  }

  /// What the holes hold, when the path fits.
  public Optional<Map<String, String>> match(String path) {
    var given = ResourcePath.clean(path).split("/");
    var holes = new HashMap<String, String>();
    for (int i = 0; i < segments.length; i++) {
      var segment = segments[i];
      if (segment.endsWith("...}")) {
        var rest =
            String.join(
                "/",
                java.util.Arrays.asList(given).subList(Math.min(i, given.length), given.length));
        holes.put(segment.substring(1, segment.length() - 4), rest);
        return Optional.of(holes);
      }
      if (i >= given.length) return Optional.empty();
      if (segment.startsWith("{")) {
        holes.put(segment.substring(1, segment.length() - 1), given[i]);
      } else if (!segment.equalsIgnoreCase(given[i])) {
        return Optional.empty();
      }
    }
    return given.length == segments.length ? Optional.of(holes) : Optional.empty();
  }

  public boolean matches(String path) {
    return match(path).isPresent();
  }
}
