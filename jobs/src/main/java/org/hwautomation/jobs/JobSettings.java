package org.hwautomation.jobs;

import java.time.Duration;

/// How the engine works.
///
/// @param atOnce steps that run at the same time in this process
/// @param maxRetries further attempts of a step after the first
/// @param factor each pause is this much longer than the one before
/// @param basePause before the first retry
/// @param maxPause the longest
/// @param jitter share of a pause that is left to chance, 0–1, so that a thousand servers do not
///   come back together
/// @param heartbeat sign of life; four missed ones and the jobs are taken over
/// @param poll how often due jobs are looked for
public record JobSettings(
    int atOnce,
    int maxRetries,
    double factor,
    Duration basePause,
    Duration maxPause,
    double jitter,
    Duration heartbeat,
    Duration poll) {

  public static final JobSettings DEFAULT =
      new JobSettings(
          400,
          3,
          2,
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          0.2,
          Duration.ofSeconds(2),
          Duration.ofMillis(500));

  public JobSettings {
    if (maxRetries < 0) throw new IllegalArgumentException("retries cannot be negative");
    if (factor < 1) throw new IllegalArgumentException("a factor is at least 1");
    if (jitter < 0 || jitter > 1) throw new IllegalArgumentException("jitter is 0–1");
  }

  public JobSettings pauses(Duration base, Duration max) {
    return new JobSettings(atOnce, maxRetries, factor, base, max, jitter, heartbeat, poll);
  }

  public JobSettings signs(Duration newHeartbeat, Duration newPoll) {
    return new JobSettings(
        atOnce, maxRetries, factor, basePause, maxPause, jitter, newHeartbeat, newPoll);
  }
}
