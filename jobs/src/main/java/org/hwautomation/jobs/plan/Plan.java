package org.hwautomation.jobs.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.hwautomation.base.Sha256;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The ordered steps that will be run for one operation on one subject, each with its reason.
///
/// @param notes what the planner wants people to know besides
public record Plan(String operation, String title, List<PlanStep> steps, List<String> notes) {

  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  public Plan {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    var keys = new HashSet<String>();
    for (var step : steps) {
      if (!keys.add(step.key())) {
        throw new IllegalArgumentException("two steps of the plan are called " + step.key());
      }
    }
  }

  /// Over the steps and not over the notes: what will be done, not what was said about it.
  public Sha256 hash() {
    return Sha256.of(
        (operation + "\n" + CANONICAL.writeValueAsString(steps)).getBytes(StandardCharsets.UTF_8));
  }

  public long hostReboots() {
    return steps.stream().filter(step -> step.impact().contains(Impact.HOST_REBOOT)).count();
  }

  public Duration expected() {
    return steps.stream().map(PlanStep::expected).reduce(Duration.ZERO, Duration::plus);
  }
}
