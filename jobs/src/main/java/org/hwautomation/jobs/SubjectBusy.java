package org.hwautomation.jobs;

import java.util.UUID;

/// The subject has an active job already.
public final class SubjectBusy extends RuntimeException {

  private final UUID activeJob;

  public SubjectBusy(String subject, UUID activeJob) {
    super(subject + " is being worked on by job " + activeJob);
    this.activeJob = activeJob;
  }

  public UUID activeJob() {
    return activeJob;
  }
}
