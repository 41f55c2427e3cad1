package org.hwautomation.jobs.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hwautomation.jobs.JobStep;

/// How far a job is, weighed by what its steps typically take.
public final class Progress {

  private Progress() {}

  /// 0–100; 100 only when every step is over.
  public static int percent(List<JobStep> steps) {
    if (steps.stream().allMatch(step -> step.state().over())) return 100;
    double total = 0;
    double done = 0;
    for (var step : steps) {
      double weight = Math.max(1, step.expected().toMillis());
      total += weight;
      done += step.state().over() ? weight : weight * step.percent() / 100;
    }
    return total == 0 ? 0 : Math.min(99, (int) (done * 100 / total));
  }

  /// The typical rest, stretched or shortened as the finished steps were. Empty before one is
  /// finished.
  static Optional<Duration> eta(List<JobStep> steps) {
    double expected = 0;
    double took = 0;
    double rest = 0;
    for (var step : steps) {
      double weight = step.expected().toMillis();
      if (step.startedAt() != null && step.finishedAt() != null) {
        expected += weight;
        took += Duration.between(step.startedAt(), step.finishedAt()).toMillis();
      } else if (!step.state().over()) {
        rest += weight * (100 - step.percent()) / 100;
      }
    }
    if (expected == 0) return Optional.empty();
    return Optional.of(Duration.ofMillis(Math.round(rest * took / expected)));
  }
}
