package org.hwautomation.jobs;

import java.time.Duration;

/// How often a failed step is tried again, and after which pauses.
///
/// @param max further attempts after the first, from 0
/// @param factor each pause is this much longer than the one before, at least 1
/// @param basePause before the first retry
/// @param maxPause the longest
/// @param jitter share of a pause that is left to chance, 0–1, so that a thousand servers do not
///   come back together
public record Retries(
    int max, double factor, Duration basePause, Duration maxPause, double jitter) {

  public static final Retries DEFAULT =
      new Retries(3, 2, Duration.ofSeconds(10), Duration.ofMinutes(5), 0.2);

  public Retries {
    if (max < 0) throw new IllegalArgumentException("retries cannot be negative");
    if (!(factor >= 1)) throw new IllegalArgumentException("a factor is at least 1");
    if (!(jitter >= 0 && jitter <= 1)) throw new IllegalArgumentException("jitter is 0–1");
    if (basePause.isNegative() || maxPause.compareTo(basePause) < 0) {
      throw new IllegalArgumentException("the longest pause is at least the first");
    }
  }

  public Retries atMost(int newMax) {
    return new Retries(newMax, factor, basePause, maxPause, jitter);
  }
}
