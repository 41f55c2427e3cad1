package org.hwautomation.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens on another thread.
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private Eventually() {}

  public static void holds(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("never became true: " + what);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
