package org.hwautomation.fleet.step;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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

  boolean over(Duration limit, InstantSource clock) {
    return since.plus(limit).isBefore(clock.instant());
  }

  Duration spent(InstantSource clock) {
    return Duration.between(since, clock.instant());
  }
}
