package org.hwautomation.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.JobSummary;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.JobFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job as the API shows it; steps only when one job is asked for.
///
/// @param notBefore while it is queued for a time or a window: not before this moment
public record JobBody(
    UUID id,
    String serverId,
    String server,
    String operation,
    String title,
    String state,
    boolean over,
    int priority,
    int percent,
    String now,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant notBefore,
    JsonNode details,
    @Nullable String planHash,
    @Nullable Long etaSeconds,
    @Nullable Boolean cancelRequested,
    @Nullable List<String> notes,
    @Nullable List<StepBody> steps,
    @Nullable Long lastEvent) {

  public record StepBody(
      String key,
      String kind,
      String phase,
      String title,
      String reason,
      String state,
      int attempt,
      int percent,
      String text,
      List<String> impact,
      @Nullable FailureBody failure,
      @Nullable JsonNode result,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static StepBody of(JobStep step) {
      return new StepBody(
          step.key(),
          step.kind(),
          step.phase(),
          step.title(),
          step.reason(),
          step.state().name(),
          step.attempt(),
          step.percent(),
          step.text(),
          step.impact().stream().map(Enum::name).toList(),
          step.failure().map(FailureBody::of).orElse(null),
          step.result().isMissingNode() ? null : step.result(),
          step.startedAt(),
          step.finishedAt());
    }
  }

  public record FailureBody(String code, String message, String effect, String whatToDo) {
    static FailureBody of(JobFailure failure) {
      return new FailureBody(
          failure.code(),
          failure.message(),
          failure.effect().name(),
          JobBody.whatToDo(failure.advice()));
    }
  }

  public record EventBody(
      long id,
      UUID job,
      String serverId,
      Instant at,
      String kind,
      String step,
      String level,
      String code,
      String text) {

    public static EventBody of(JobEvent event) {
      return new EventBody(
          event.id(),
          event.job(),
          event.subject(),
          event.at(),
          event.kind().name(),
          event.step(),
          event.level().name(),
          event.code(),
          event.text());
    }
  }

  public static String whatToDo(Advice advice) {
    return switch (advice) {
      case Advice.Never(var text) -> text;
      case Advice.After _ -> "Resume the job later.";
      case Advice.ObserveFirst _ -> "Look at the server first, then resume the job.";
    };
  }

  static JobBody of(JobSummary job) {
    return body(job, null, null, null, null, null, null);
  }

  static JobBody of(Job job) {
    return body(
        job.summary(),
        job.planHash(),
        job.eta().map(Duration::toSeconds).orElse(null),
        job.cancelRequested(),
        job.notes(),
        job.steps().stream().map(StepBody::of).toList(),
        job.lastEvent());
  }

  private static JobBody body(
      JobSummary job,
      @Nullable String planHash,
      @Nullable Long eta,
      @Nullable Boolean cancel,
      @Nullable List<String> notes,
      @Nullable List<StepBody> steps,
      @Nullable Long lastEvent) {
    return new JobBody(
        job.id(),
        job.subject(),
        job.details().path("server").asString(job.subject()),
        job.operation(),
        job.title(),
        job.state().name(),
        job.state().over(),
        job.priority(),
        job.percent(),
        job.now(),
        job.requestedBy(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.state() == JobState.QUEUED ? job.notBefore() : null,
        job.details(),
        planHash,
        eta,
        cancel,
        notes,
        steps,
        lastEvent);
  }
}
