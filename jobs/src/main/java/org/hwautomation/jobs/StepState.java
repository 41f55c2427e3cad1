package org.hwautomation.jobs;

/// Where a step stands.
public enum StepState {
  PENDING,
  RUNNING,
  WAITING,
  DONE,
  FAILED,
  SKIPPED,
  CANCELLED;

  public boolean over() {
    return switch (this) {
      case PENDING, RUNNING, WAITING -> false;
      case DONE, FAILED, SKIPPED, CANCELLED -> true;
    };
  }
}
