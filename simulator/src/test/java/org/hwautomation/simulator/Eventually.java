package org.hwautomation.simulator;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for something that another thread or socket brings about, by looking again until a
/// deadline.
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private Eventually() {}

  public static void holds(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) throw new AssertionError("never came true: " + what);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
