package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Knows by the jobs' own steps which attributes they wrote: a verifying step keeps what it read
/// back of each.
public final class JobWriters implements Writers {

  private static final int LATEST = 20;
  private static final Set<JobState> AT_WORK =
      EnumSet.of(JobState.RUNNING, JobState.WAITING, JobState.CANCELLING);

  private final Jobs jobs;

  public JobWriters(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public boolean busy(UUID server) {
    return !jobs.list(JobQuery.newest(1).of(server.toString()).in(AT_WORK)).items().isEmpty();
  }

  @Override
  public Optional<UUID> of(
      UUID server, String attribute, @Nullable Object value, Instant after, Instant until) {
    return jobs.list(JobQuery.newest(LATEST).of(server.toString())).items().stream()
        .filter(job -> overlaps(job, after, until))
        .map(JobSummary::id)
        .flatMap(id -> jobs.find(id).stream())
        .filter(job -> wrote(job, attribute, value))
        .map(Job::id)
        .findFirst();
  }

  private static boolean overlaps(JobSummary job, Instant after, Instant until) {
    return job.startedAt() != null
        && !job.startedAt().isAfter(until)
        && (job.finishedAt() == null || job.finishedAt().isAfter(after));
  }

  private static boolean wrote(Job job, String attribute, @Nullable Object value) {
    for (var step : job.steps()) {
      if (readBack(step, attribute, value)) return true;
      // Not verified yet: its BIOS is in this job's hands.
      if (!job.state().over() && touchesBios(step)) return true;
    }
    return false;
  }

  private static boolean touchesBios(JobStep step) {
    return step.startedAt() != null && step.kind().contains("bios");
  }

  /// A list of verdicts, or an object that holds one.
  private static boolean readBack(JobStep step, String attribute, @Nullable Object value) {
    var result = step.result();
    for (var verdict : result.isArray() ? result : result.path("verdicts")) {
      if (named(verdict, attribute)
          && String.valueOf(BiosSettings.plain(verdict.path("now")))
              .equals(String.valueOf(value))) {
        return true;
      }
    }
    return false;
  }

  private static boolean named(JsonNode verdict, String attribute) {
    return verdict.path("attribute").asString("").equals(attribute);
  }
}
