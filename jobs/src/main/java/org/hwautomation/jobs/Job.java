package org.hwautomation.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A job with its steps.
///
/// @param eta what is left, judged by how the steps so far compared with what they typically take;
///   empty before the first step is done and after the end
/// @param lastEvent newest event of this job that this picture contains; live readers go on after
///   it
public record Job(
    JobSummary summary,
    String planHash,
    List<String> notes,
    List<JobStep> steps,
    List<UUID> dependsOn,
    boolean cancelRequested,
    Optional<Duration> eta,
    long lastEvent) {

  public Job {
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
    dependsOn = List.copyOf(dependsOn);
  }

  public UUID id() {
    return summary.id();
  }

  public JobState state() {
    return summary.state();
  }
}
