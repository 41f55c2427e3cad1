package org.hwautomation.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for what other threads and processes bring about.
final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Eventually() {}

  static void holds(BooleanSupplier condition) {
    var end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it did not come about in " + LIMIT.toSeconds() + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
