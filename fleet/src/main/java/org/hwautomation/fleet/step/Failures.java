package org.hwautomation.fleet.step;

import java.time.Duration;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.jobs.step.Outcome;

/// The ways in which a step says that it failed.
final class Failures {

  private Failures() {}

  /// Trying again would not help; a person has to do something first.
  static <C> Outcome<C> never(String code, String message, String whatToDo) {
    return new Outcome.Failed<>(
        new JobFailure(code, message, Effect.NONE, new Advice.Never(whatToDo)));
  }

  /// Worth another attempt after a pause.
  static <C> Outcome<C> later(String code, String message, Duration pause) {
    return new Outcome.Failed<>(
        new JobFailure(code, message, Effect.NONE, new Advice.After(pause)));
  }

  /// Something may have happened: the next attempt looks first.
  static <C> Outcome<C> lookFirst(String code, String message, Duration pause) {
    return new Outcome.Failed<>(
        new JobFailure(code, message, Effect.UNKNOWN, new Advice.ObserveFirst(pause)));
  }
}
