package org.hwautomation.fleet.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which servers: all that contain every word of `text` in name, model, serial, address or host
/// name, and have one of the chosen values in every chosen facet. A server matches a chosen tag
/// when it carries at least one of them.
///
/// @param text empty = all
public record ServerFilter(String text, Map<ServerFacet, Set<String>> chosen) {

  public static final ServerFilter ALL = new ServerFilter("", Map.of());

  public ServerFilter {
    text = text.strip();
    chosen =
        Map.copyOf(
            chosen.entrySet().stream()
                .filter(choice -> !choice.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, c -> Set.copyOf(c.getValue()))));
  }

  public static ServerFilter text(String text) {
    return new ServerFilter(text, Map.of());
  }

  public ServerFilter with(ServerFacet facet, String... values) {
    var more = new EnumMap<ServerFacet, Set<String>>(ServerFacet.class);
    more.putAll(chosen);
    more.put(facet, Set.of(values));
    return new ServerFilter(text, more);
  }
}
