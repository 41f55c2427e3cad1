package org.hwautomation.fleet.bios.compliance;

import java.util.List;
import org.hwautomation.fleet.devicetype.Glob;

/// Which servers: those that match one glob of every list that has any. For tags, one of the
/// server's must match.
public record RuleScope(
    List<String> vendor,
    List<String> model,
    List<String> deviceType,
    List<String> tag,
    List<String> site) {

  public static final RuleScope EVERYWHERE =
      new RuleScope(List.of(), List.of(), List.of(), List.of(), List.of());

  public RuleScope {
    vendor = List.copyOf(vendor);
    model = List.copyOf(model);
    deviceType = List.copyOf(deviceType);
    tag = List.copyOf(tag);
    site = List.copyOf(site);
  }

  public boolean covers(RuledServer server) {
    return any(vendor, server.vendor())
        && any(model, server.model())
        && any(deviceType, server.deviceType())
        && any(site, server.site())
        && (tag.isEmpty() || server.tags().stream().anyMatch(one -> any(tag, one)));
  }

  public boolean isEverywhere() {
    return equals(EVERYWHERE);
  }

  private static boolean any(List<String> globs, String text) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> new Glob(glob).matches(text));
  }
}
