package org.hwautomation.jobs.plan;

/// What a failed step means for the job.
public enum OnFailure {
  /// The job fails; later steps are skipped.
  STOP,
  /// Later steps go on; the job ends as PARTLY_SUCCEEDED.
  CONTINUE
}
