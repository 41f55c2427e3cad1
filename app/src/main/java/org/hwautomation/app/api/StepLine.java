package org.hwautomation.app.api;

import java.util.List;
import org.hwautomation.jobs.plan.PlanStep;

/// One step of a plan, as a preview shows it.
record StepLine(
    String key,
    String phase,
    String title,
    String reason,
    List<String> impact,
    long expectedSeconds) {

  static StepLine of(PlanStep step) {
    return new StepLine(
        step.key(),
        step.phase(),
        step.title(),
        step.reason(),
        step.impact().stream().map(Enum::name).toList(),
        step.expected().toSeconds());
  }
}
