package org.hwautomation.fleet.bios.compliance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What to set on which servers; the body of a request for a plan.
///
/// @param servers by name
public record Remedy(
    List<String> servers, Map<String, Object> attributes, Map<String, String> intents) {

  public Remedy {
    servers = List.copyOf(servers);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    intents = Collections.unmodifiableMap(new TreeMap<>(intents));
  }

  /// What would mend these results, of any servers: those that need the same are one remedy. What
  /// an intent wants is asked for as the intent; what is not broken needs nothing.
  public static List<Remedy> of(List<ComplianceResult> results) {
    var needs = new LinkedHashMap<String, Need>();
    for (var result : results) {
      if (result.outcome() == Outcome.BROKEN) {
        needs.merge(result.serverName(), Need.of(result), Need::and);
      }
    }
    var servers = new LinkedHashMap<Need, List<String>>();
    needs.forEach((server, need) -> {
      if (!need.isEmpty()) servers.computeIfAbsent(need, _ -> new ArrayList<>()).add(server);
    });
    return servers.entrySet().stream()
        .map(one -> new Remedy(one.getValue(), one.getKey().attributes(), one.getKey().intents()))
        .toList();
  }

  /// What one server needs, in the order of names, so that equal needs are equal.
  private record Need(Map<String, Object> attributes, Map<String, String> intents) {

    static Need of(ComplianceResult result) {
      var attributes = new TreeMap<String, Object>();
      var intents = new TreeMap<String, String>();
      for (var breach : result.breaches()) {
        if (!breach.intent().isEmpty()) intents.put(breach.intent(), breach.intentValue());
        else attributes.put(breach.attribute(), breach.should().getFirst());
      }
      return new Need(attributes, intents);
    }

    Need and(Need other) {
      var both = new TreeMap<>(attributes);
      other.attributes.forEach(both::putIfAbsent);
      var meant = new TreeMap<>(intents);
      other.intents.forEach(meant::putIfAbsent);
      return new Need(both, meant);
    }

    boolean isEmpty() {
      return attributes.isEmpty() && intents.isEmpty();
    }
  }
}
