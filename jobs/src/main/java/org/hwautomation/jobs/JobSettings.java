package org.hwautomation.jobs;

import java.time.Duration;

/// How the engine works.
///
/// @param atOnce steps that run at the same time in this process
/// @param retries of the jobs that do not ask for their own
/// @param heartbeat sign of life; four missed ones and the jobs are taken over
/// @param poll how often due jobs are looked for
public record JobSettings(int atOnce, Retries retries, Duration heartbeat, Duration poll) {

  public static final JobSettings DEFAULT =
      new JobSettings(400, Retries.DEFAULT, Duration.ofSeconds(2), Duration.ofMillis(500));

  public JobSettings pauses(Duration base, Duration max) {
    var paced = new Retries(retries.max(), retries.factor(), base, max, retries.jitter());
    return new JobSettings(atOnce, paced, heartbeat, poll);
  }

  public JobSettings signs(Duration newHeartbeat, Duration newPoll) {
    return new JobSettings(atOnce, retries, newHeartbeat, newPoll);
  }
}
