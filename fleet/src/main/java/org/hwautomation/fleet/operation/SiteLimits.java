package org.hwautomation.fleet.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many servers may be changed at the same time.
///
/// @param wholeService across all sites
/// @param perSite within one site: its network and its power take so much and no more
public record SiteLimits(int wholeService, int perSite) {

  public static final SiteLimits DEFAULT = new SiteLimits(500, 200);

  public SiteLimits {
    if (wholeService < 1 || perSite < 1)
      throw new IllegalArgumentException("a limit is at least 1");
  }

  /// As the job engine takes them: limit key → capacity.
  public Map<String, Integer> of(String site) {
    var limits = new LinkedHashMap<String, Integer>();
    limits.put("service", wholeService);
    if (!site.isEmpty()) limits.put("site:" + site, perSite);
    return limits;
  }
}
