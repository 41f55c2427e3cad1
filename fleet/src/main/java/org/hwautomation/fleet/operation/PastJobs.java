package org.hwautomation.fleet.operation;

import java.util.UUID;
import org.hwautomation.fleet.Problem;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.Jobs;

/// Jobs that somebody wants to take back.
public record PastJobs(Jobs jobs) {

  public Job find(UUID id) {
    return jobs.find(id)
        .orElseThrow(() ->
            Problem.notFound(
                "job-unknown", "There is no job %s.".formatted(id), "Look at the list of jobs."));
  }

  /// @throws Problem when it still runs
  public Job over(UUID id) {
    var job = find(id);
    if (job.summary().state().over()) return job;
    throw Problem.conflict(
        "job-not-over",
        "Job %s still runs.".formatted(id),
        "Cancel it or wait for its end, then roll it back.");
  }

  /// The server that a job worked on.
  public UUID subject(UUID id) {
    return UUID.fromString(find(id).summary().subject());
  }
}
