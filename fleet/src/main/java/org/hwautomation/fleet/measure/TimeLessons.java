package org.hwautomation.fleet.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.step.EndedStep;
import org.hwautomation.jobs.step.StepEnds;

/// Writes down how long steps took, and restarts as a whole.
public final class TimeLessons implements StepEnds {

  private final StepTimes times;

  public TimeLessons(StepTimes times) {
    this.times = times;
  }

  @Override
  public void over(EndedStep ended, List<JobStep> steps) {
    var machine = JobMachine.of(steps);
    if (machine.isEmpty()) return;
    var took = new LinkedHashMap<String, Duration>();
    MeasuredSteps.took(ended, steps)
        .ifPresent(
            time -> took.put(MeasuredSteps.name(ended.step().kind(), ended.arguments()), time));
    MeasuredSteps.restart(ended, steps).ifPresent(time -> took.put(MeasuredSteps.RESTART, time));
    Instant end = Objects.requireNonNull(ended.step().finishedAt(), "an ended step has an end");
    took.forEach((what, time) -> times.add(ended, what, machine.get(), time, end));
  }
}
