package org.hwautomation.jobs.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hwautomation.base.Sha256;
import tools.jackson.databind.JsonNode;
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

  /// Over what will be done, and not over what is said about it: notes, reasons and how long it may
  /// take are told from figures that move while a plan waits for its approval.
  public Sha256 hash() {
    return Sha256.of(
        (operation + "\n" + CANONICAL.writeValueAsString(steps.stream().map(Deed::of).toList()))
            .getBytes(StandardCharsets.UTF_8));
  }

  private record Deed(
      String key,
      String kind,
      String phase,
      String title,
      JsonNode arguments,
      Set<Impact> impact,
      OnFailure onFailure) {

    static Deed of(PlanStep step) {
      return new Deed(
          step.key(),
          step.kind(),
          step.phase(),
          step.title(),
          step.arguments(),
          step.impact(),
          step.onFailure());
    }
  }

  public long hostReboots() {
    return steps.stream().filter(step -> step.impact().contains(Impact.HOST_REBOOT)).count();
  }

  public Duration expected() {
    return steps.stream().map(PlanStep::expected).reduce(Duration.ZERO, Duration::plus);
  }
}
