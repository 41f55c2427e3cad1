package org.hwautomation.jobs.step;

import java.util.List;
import org.hwautomation.jobs.JobStep;

/// Is told of each step that came to its end, within the transaction that writes the end down: what
/// it writes into the same database is there exactly when the end is, however often workers die.
@FunctionalInterface
public interface StepEnds {

  StepEnds NOBODY = (_, _) -> {};

  /// Tells them one after the other.
  static StepEnds toAll(StepEnds... listeners) {
    var all = List.of(listeners);
    return (ended, steps) -> all.forEach(one -> one.over(ended, steps));
  }

  /// Must be quick, and must not fail for what a step left: then the step would not end.
  ///
  /// @param steps of its job, in order, as they stand with this end
  void over(EndedStep ended, List<JobStep> steps);
}
