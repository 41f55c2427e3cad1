package org.hwautomation.jobs.plan;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// One repeatable piece of a plan.
///
/// @param key unique in the plan; results are found by it
/// @param kind which handler runs it
/// @param phase heading under which people see it
/// @param reason why this step is there, for the operator
/// @param expected typical duration, for progress and ETA
public record PlanStep(
    String key,
    String kind,
    String phase,
    String title,
    String reason,
    JsonNode arguments,
    Duration expected,
    Set<Impact> impact,
    OnFailure onFailure) {

  public PlanStep {
    // Sorted, so that equal plans are written alike.
    impact = java.util.Collections.unmodifiableSet(new TreeSet<>(impact));
  }

  public PlanStep expecting(Duration time) {
    return new PlanStep(key, kind, phase, title, reason, arguments, time, impact, onFailure);
  }
}
