package org.hwautomation.fleet.step;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.Outcome;

/// How long we go on waiting for one thing. Typical durations and limits: fact book 8.2.
///
/// @param since when the waiting began
public record Patience(Instant since) {

  /// A host through POST; two POSTs when firmware is applied in between.
  static final Duration HOST = Duration.ofMinutes(30);

  /// A BMC restart with all its after-pains (stray 401s and 503s).
  static final Duration BMC = Duration.ofMinutes(20);

  /// One image from upload to verdict; the slowest known is an iDRAC at 50 minutes.
  static final Duration INSTALLATION = Duration.ofMinutes(50);

  /// What usually goes away by itself: POST, a busy queue.
  static final Duration BUSY = Duration.ofMinutes(20);

  static Patience from(InstantSource clock) {
    return new Patience(clock.instant());
  }

  /// One look at what is waited for; to wait on is for as long as it is not over.
  @FunctionalInterface
  interface Look {
    Outcome<Patience> at(Patience patience, boolean over);
  }

  /// Looks. What passes by itself, such as a BMC's restart, is waited out like the thing itself.
  static Outcome<Patience> look(
      ServerRun<?, Patience> run, Duration limit, Duration pause, Look look) {
    var patience = run.checkpoint().orElseGet(() -> from(run.clock()));
    boolean over = patience.over(limit, run.clock());
    try {
      return look.at(patience, over);
    } catch (RuntimeException e) {
      if (over || !BmcFailures.passesByItself(e)) throw e;
      return new Outcome.Waiting<>(pause, BmcFailures.describe(e), patience);
    }
  }

  boolean over(Duration limit, InstantSource clock) {
    return since.plus(limit).isBefore(clock.instant());
  }

  Duration spent(InstantSource clock) {
    return Duration.between(since, clock.instant());
  }
}
