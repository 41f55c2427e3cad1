package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.jobs.plan.PlanStep;

/// The steps of a plan that has not begun, as the job page shows those of a job.
final class PlannedPhases {

  private PlannedPhases() {}

  static List<JobView.PhaseView> of(List<PlanStep> steps) {
    return steps.stream()
        .map(PlanStep::phase)
        .distinct()
        .map(phase ->
            new JobView.PhaseView(
                phase,
                new Badge("planned", Tone.NEUTRAL),
                -1,
                steps.stream()
                    .filter(step -> step.phase().equals(phase))
                    .map(PlannedPhases::step)
                    .toList()))
        .toList();
  }

  private static JobView.StepView step(PlanStep step) {
    return new JobView.StepView(
        step.title(),
        "pending",
        "○",
        "planned",
        "",
        step.reason(),
        0,
        1,
        Times.brief(step.expected()),
        step.impact().stream().map(JobPage::word).toList());
  }
}
