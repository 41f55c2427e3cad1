package org.hwautomation.jobs.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hwautomation.jobs.Retries;
import org.hwautomation.jobs.step.Advice;

/// How long to wait before the next attempt.
final class Backoff {

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// @param attempt the one that failed, 1 for the first
  /// @return not shorter than what the advice asks for, not longer than the longest pause
  Duration after(Retries retries, int attempt, Advice advice) {
    double nominal =
        Math.min(
            retries.basePause().toMillis() * Math.pow(retries.factor(), attempt - 1.0),
            retries.maxPause().toMillis());
    double spread = 1 + retries.jitter() * (2 * random.nextDouble() - 1);
    var pause =
        Duration.ofMillis(Math.min(Math.round(nominal * spread), retries.maxPause().toMillis()));
    var least =
        switch (advice) {
          case Advice.Never _ -> Duration.ZERO;
          case Advice.After(var asked) -> asked;
          case Advice.ObserveFirst(var asked) -> asked;
        };
    var wanted = pause.compareTo(least) < 0 ? least : pause;
    return wanted.compareTo(retries.maxPause()) > 0 ? retries.maxPause() : wanted;
  }
}
