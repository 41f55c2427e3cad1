package org.hwautomation.fleet.bios.compliance;

import java.util.Collections;
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

  /// What one server needs, in the order of names, so that equal needs are equal.
  record Need(Map<String, Object> attributes, Map<String, String> intents) {

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
