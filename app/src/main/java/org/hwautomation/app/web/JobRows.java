package org.hwautomation.app.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.Jobs;
import org.springframework.stereotype.Component;

/// Jobs as rows of lists.
@Component
final class JobRows {

  private final Jobs jobs;
  private final Clock clock;

  JobRows(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  Optional<JobRow> active(UUID server) {
    return jobs.list(JobQuery.newest(1).of(server.toString()).in(JobState.ACTIVE)).items().stream()
        .map(this::row)
        .findFirst();
  }

  List<JobRow> of(UUID server, int limit) {
    return rows(JobQuery.newest(limit).of(server.toString()));
  }

  List<JobRow> rows(JobQuery query) {
    return jobs.list(query).items().stream().map(this::row).toList();
  }

  JobRow row(JobSummary job) {
    return new JobRow(
        job.id().toString(),
        job.details().path("server").asString(job.subject()),
        job.subject(),
        operation(job.operation()),
        badge(job.state()),
        job.percent(),
        now(job),
        job.requestedBy(),
        Times.moment(job.startedAt() == null ? job.createdAt() : job.startedAt()),
        took(job));
  }

  /// With how long it is until then, where it waits for a time.
  String now(JobSummary job) {
    var from = job.notBefore();
    if (job.state() != JobState.QUEUED || from == null || !from.isAfter(clock.instant())) {
      return job.now();
    }
    var wait = "in " + Times.rough(Duration.between(clock.instant(), from));
    return job.now().isEmpty()
        ? "begins %s (%s)".formatted(Times.moment(from), wait)
        : "%s (%s)".formatted(job.now(), wait);
  }

  String took(JobSummary job) {
    if (job.startedAt() == null) return "";
    var end = job.finishedAt() == null ? clock.instant() : job.finishedAt();
    return Times.brief(Duration.between(job.startedAt(), end));
  }

  /// `ProvisionFirmwareFirst` → `Provision firmware first`, `BiosOperation:boot-order` → `BIOS boot
  /// order`
  static String operation(String name) {
    var words =
        name.replace("BiosOperation:", "Bios-")
            .replace('-', ' ')
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\bbios\\b", "BIOS");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static Badge badge(JobState state) {
    return switch (state) {
      case BLOCKED -> new Badge("blocked", Tone.NEUTRAL);
      case QUEUED -> new Badge("queued", Tone.NEUTRAL);
      case RUNNING -> new Badge("running", Tone.BUSY);
      case WAITING -> new Badge("waiting", Tone.BUSY);
      case CANCELLING -> new Badge("cancelling", Tone.WARN);
      case SUCCEEDED -> new Badge("succeeded", Tone.GOOD);
      case PARTLY_SUCCEEDED -> new Badge("partly succeeded", Tone.WARN);
      case FAILED -> new Badge("failed", Tone.BAD);
      case CANCELLED -> new Badge("cancelled", Tone.WARN);
    };
  }
}
