package org.hwautomation.fleet.server;

import java.util.List;
import java.util.Map;

/// How many servers match, and how many there would be for each value of each facet with the other
/// choices kept.
///
/// @param counts most frequent first; an empty value stands for "none"
public record ServerFacets(long total, Map<ServerFacet, List<Count>> counts) {

  public record Count(String value, long servers) {}

  public List<Count> of(ServerFacet facet) {
    return counts.getOrDefault(facet, List.of());
  }
}
