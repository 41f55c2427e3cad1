package org.hwautomation.fleet.order;

import java.util.List;

/// What a plan would do to one server, short enough to be looked at a thousand times.
///
/// @param lines one for each thing that changes
/// @param wayBack how to go back, in a sentence
public record PartPlan(
    List<String> lines,
    long hostReboots,
    long expectedSeconds,
    List<String> risks,
    List<String> notes,
    String wayBack) {

  public PartPlan {
    lines = List.copyOf(lines);
    risks = List.copyOf(risks);
    notes = List.copyOf(notes);
  }
}
