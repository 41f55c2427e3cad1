package org.hwautomation.fleet.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a plan would do to one server, short enough to be looked at a thousand times.
///
/// @param lines one for each thing that changes
/// @param wayBack how to go back, in a sentence; empty where there is none
/// @param facts what the plan was made by, for its job
public record PartPlan(
    List<String> lines,
    long hostReboots,
    long expectedSeconds,
    List<String> risks,
    List<String> notes,
    String wayBack,
    Map<String, String> facts) {

  public PartPlan {
    lines = List.copyOf(lines);
    risks = List.copyOf(risks);
    notes = List.copyOf(notes);
    facts = orNone(facts);
  }

  public PartPlan(
      List<String> lines,
      long hostReboots,
      long expectedSeconds,
      List<String> risks,
      List<String> notes,
      String wayBack) {
    this(lines, hostReboots, expectedSeconds, risks, notes, wayBack, Map.of());
  }

  /// Plans of before there were facts are stored without them.
  private static Map<String, String> orNone(@Nullable Map<String, String> facts) {
    return facts == null ? Map.of() : new TreeMap<>(facts);
  }
}
