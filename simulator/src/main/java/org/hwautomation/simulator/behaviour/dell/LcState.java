package org.hwautomation.simulator.behaviour.dell;

/// A job's state, in the words of its three views (fact book 3.6).
enum LcState {
  NEW("New", "New", "New"),
  DOWNLOADING("Downloading", "Running", "Running"),
  SCHEDULED("Scheduled", "Starting", "Starting"),
  RUNNING("Running", "Running", "Running"),
  /// Written, but not in force before the power was off.
  PENDING_ACTIVATION("PendingActivation", "UserIntervention", "UserIntervention"),
  COMPLETED("Completed", "Completed", "Completed"),
  FAILED("Failed", "Exception", "Exception");

  private final String dell;
  private final String task;
  private final String job;

  LcState(String dell, String task, String job) {
    this.dell = dell;
    this.task = task;
    this.job = job;
  }

  /// `DellJob.JobState`.
  String dell() {
    return dell;
  }

  /// `Task.TaskState`.
  String task() {
    return task;
  }

  /// `Job.JobState` of the DMTF JobService.
  String job() {
    return job;
  }

  boolean isOver() {
    return this == COMPLETED || this == FAILED;
  }
}
