package org.hwautomation.jobs;

import java.util.UUID;

/// Another worker has taken this job over, because we did not show a sign of life in time. Whoever
/// sees this stops.
public final class LeaseLost extends RuntimeException {
  public LeaseLost(UUID job) {
    super("job " + job + " was taken over by another worker");
  }
}
