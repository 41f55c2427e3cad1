package org.hwautomation.jobs;

import java.util.EnumSet;
import java.util.Set;

/// Where a job stands.
public enum JobState {
  /// Waits for another job to succeed.
  BLOCKED,
  /// Waits for its time or a free place.
  QUEUED,
  RUNNING,
  /// Looks again later; holds no thread.
  WAITING,
  /// Stops before its next step.
  CANCELLING,
  SUCCEEDED,
  /// The end was reached, but a step that may fail did.
  PARTLY_SUCCEEDED,
  FAILED,
  CANCELLED;

  /// Holding its subject, so that no other job may.
  public static final Set<JobState> ACTIVE = EnumSet.of(QUEUED, RUNNING, WAITING, CANCELLING);

  public boolean over() {
    return switch (this) {
      case BLOCKED, QUEUED, RUNNING, WAITING, CANCELLING -> false;
      case SUCCEEDED, PARTLY_SUCCEEDED, FAILED, CANCELLED -> true;
    };
  }
}
