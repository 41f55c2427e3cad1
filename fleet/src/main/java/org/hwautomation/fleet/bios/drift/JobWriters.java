package org.hwautomation.fleet.bios.drift;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.step.GoBackBios;
import org.hwautomation.fleet.step.StageAct;
import org.hwautomation.fleet.step.StageBios;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.Jobs;

/// Knows by the jobs' own steps which attributes they wrote: a verifying step keeps what it read
/// back of each.
public final class JobWriters implements Writers {

  private static final int LATEST = 20;
  private static final Set<String> WRITING = Set.of(StageBios.KIND, GoBackBios.KIND, StageAct.KIND);
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
  public Optional<UUID> of(UUID server, Change change) {
    return jobs.list(JobQuery.newest(LATEST).of(server.toString())).items().stream()
        .filter(job -> overlaps(job, change))
        .map(JobSummary::id)
        .flatMap(id -> jobs.find(id).stream())
        .filter(job -> wrote(job, change))
        .map(Job::id)
        .findFirst();
  }

  private static boolean overlaps(JobSummary job, Change change) {
    return job.startedAt() != null
        && !job.startedAt().isAfter(change.until())
        && (job.finishedAt() == null || job.finishedAt().isAfter(change.after()));
  }

  /// What a job read before it wrote anything is not its doing. After that it is: what it read back
  /// itself, with all that the BIOS changed along, and what it has in its hands still.
  private static boolean wrote(Job job, Change change) {
    if (job.steps().stream().noneMatch(step -> wroteBefore(step, change.until()))) return false;
    return change.readBy().filter(job.id()::equals).isPresent()
        || !job.state().over()
        || job.steps().stream().anyMatch(step -> readBack(step, change));
  }

  private static boolean wroteBefore(JobStep step, Instant until) {
    return WRITING.contains(step.kind())
        && step.startedAt() != null
        && !step.startedAt().isAfter(until);
  }

  /// A list of verdicts, or an object that holds one.
  private static boolean readBack(JobStep step, Change change) {
    var result = step.result();
    var value = String.valueOf(change.value());
    for (var verdict : result.isArray() ? result : result.path("verdicts")) {
      if (verdict.path("attribute").asString("").equals(change.attribute())
          && String.valueOf(BiosSettings.plain(verdict.path("now"))).equals(value)) {
        return true;
      }
    }
    return false;
  }
}
