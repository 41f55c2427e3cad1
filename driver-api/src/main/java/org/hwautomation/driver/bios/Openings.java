package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hwautomation.redfish.registry.AttributeRegistry.Type;
import org.jspecify.annotations.Nullable;

/// Finds what else would have to be set so that a map no longer holds.
final class Openings {

  private final AttributeDependencies dependencies;
  private final ValueDialect spelling;

  Openings(AttributeDependencies dependencies, ValueDialect spelling) {
    this.dependencies = dependencies;
    this.spelling = spelling;
  }

  /// All single settings that open the first reason for which the map holds, by name.
  List<Opening> of(AttributeRule rule, Map<String, @Nullable Object> values) {
    var reason = dependencies.reasons(rule, values).getFirst();
    var openings = new ArrayList<Opening>();
    var trial = new HashMap<>(values);
    for (var source : new TreeSet<>(reason.sources())) {
      if (values.get(source) == null) continue;
      for (var candidate : candidates(source)) {
        trial.put(source, candidate);
        if (dependencies.truth(reason, trial) == Truth.FALSE) {
          openings.add(new Opening(source, candidate));
        }
      }
      trial.put(source, values.get(source));
    }
    return openings;
  }

  private List<Object> candidates(String source) {
    var attribute = dependencies.attribute(source);
    if (attribute == null) return List.of();
    if (attribute.type() == Type.BOOLEAN) return List.of(true, false);
    return attribute.values().stream()
        .<Object>map(value -> AttributeValues.spelled(value, spelling))
        .toList();
  }
}
