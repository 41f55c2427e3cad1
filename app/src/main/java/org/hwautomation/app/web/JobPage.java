package org.hwautomation.app.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.app.api.JobBody;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.JobStep;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.StepState;
import org.hwautomation.jobs.SubjectBusy;
import org.hwautomation.jobs.plan.Impact;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// One job, live: phases, steps, what happened, cancel and resume.
@Controller
final class JobPage {

  private static final int EVENTS = 200;

  private final Jobs jobs;
  private final JobRows rows;
  private final Fleet fleet;
  private final Pages pages;
  private final Clock clock;

  JobPage(Jobs jobs, JobRows rows, Fleet fleet, Pages pages, Clock clock) {
    this.jobs = jobs;
    this.rows = rows;
    this.fleet = fleet;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/jobs/{id}")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    actor.require(Permission.READ);
    return pages.show("job", view(actor, csrf, job(id)));
  }

  @PostMapping("/jobs/{id}/cancel")
  ResponseEntity<byte[]> cancel(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    if (jobs.cancel(id, actor.userName(), "")) audit(actor, "job.cancel", id);
    return Pages.seeOther("/jobs/" + id);
  }

  @PostMapping("/jobs/{id}/resume")
  ResponseEntity<byte[]> resume(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    try {
      jobs.resume(id, actor.userName());
      audit(actor, "job.resume", id);
    } catch (SubjectBusy busy) {
      return Pages.seeOther("/jobs/" + busy.activeJob());
    } catch (IllegalStateException e) {
      // Somebody else was faster; the page shows how it stands.
    }
    return Pages.seeOther("/jobs/" + id);
  }

  private void audit(Actor actor, String action, UUID id) {
    fleet.audit().append(actor, action, server(job(id)), Map.of("job", id.toString()));
  }

  private Job job(UUID id) {
    return jobs.find(id)
        .orElseThrow(() ->
            Problem.notFound("job-unknown", "There is no job " + id + ".", "Look at the list."));
  }

  private static String server(Job job) {
    return job.summary().details().path("server").asString(job.summary().subject());
  }

  private JobView view(Actor actor, CsrfToken csrf, Job job) {
    var summary = job.summary();
    boolean may = actor.may(Permission.CHANGE_SERVERS);
    return new JobView(
        Pages.frame(server(job) + ": " + summary.title(), "jobs", actor, csrf),
        job.id().toString(),
        summary.title(),
        server(job),
        summary.subject(),
        JobRows.badge(job.state()),
        summary.percent(),
        rows.now(summary),
        job.eta().map(Times::brief).orElse(""),
        rows.took(summary),
        summary.startedAt() == null ? null : summary.startedAt().toString(),
        summary.requestedBy() + ", " + Times.moment(summary.createdAt()),
        job.planHash().substring(0, 12),
        job.notes(),
        phases(job.steps(), clock),
        lines(jobs.newestEvents(job.id(), EVENTS)),
        failures(job),
        job.lastEvent(),
        !job.state().over(),
        may && !job.state().over() && !job.cancelRequested(),
        may && resumable(job.state()),
        job.state().over() && changedBios(job));
  }

  /// Something was put into the BMC, and it is kept how it was before.
  private static boolean changedBios(Job job) {
    return job.steps().stream()
            .map(JobStep::result)
            .anyMatch(result -> result.has("snapshot") || result.path("inverse").isObject())
        && job.steps().stream().anyMatch(step -> step.result().path("needsActivation").asBoolean());
  }

  private static boolean resumable(JobState state) {
    return state == JobState.FAILED
        || state == JobState.PARTLY_SUCCEEDED
        || state == JobState.CANCELLED;
  }

  private static List<Notice> failures(Job job) {
    var failures = new ArrayList<Notice>();
    for (var step : job.steps()) {
      if (step.state() != StepState.FAILED || step.failure().isEmpty()) continue;
      var failure = step.failure().get();
      failures.add(
          new Notice(
              Tone.BAD,
              step.title(),
              failure.message(),
              List.of(),
              JobBody.whatToDo(failure.advice())));
    }
    return failures;
  }

  static List<JobView.PhaseView> phases(List<JobStep> steps, Clock clock) {
    var byPhase = new LinkedHashMap<String, List<JobStep>>();
    for (var step : steps) byPhase.computeIfAbsent(step.phase(), _ -> new ArrayList<>()).add(step);
    return byPhase.entrySet().stream()
        .map(phase ->
            new JobView.PhaseView(
                phase.getKey(),
                badge(phase.getValue()),
                percent(phase.getValue()),
                phase.getValue().stream().map(step -> step(step, clock)).toList()))
        .toList();
  }

  private static Badge badge(List<JobStep> steps) {
    if (steps.stream().anyMatch(s -> s.state() == StepState.FAILED))
      return new Badge("failed", Tone.BAD);
    if (steps.stream().allMatch(s -> s.state() == StepState.DONE))
      return new Badge("done", Tone.GOOD);
    if (steps.stream().allMatch(s -> s.state() == StepState.PENDING)) {
      return new Badge("to come", Tone.NEUTRAL);
    }
    if (steps.stream().allMatch(s -> s.state().over())) return new Badge("left out", Tone.NEUTRAL);
    return new Badge("running", Tone.BUSY);
  }

  private static int percent(List<JobStep> steps) {
    double total = 0;
    double done = 0;
    for (var step : steps) {
      double weight = Math.max(1, step.expected().toMillis());
      total += weight;
      if (step.state() == StepState.DONE) done += weight;
      else if (!step.state().over()) done += weight * step.percent() / 100;
    }
    return (int) (done * 100 / total);
  }

  private static JobView.StepView step(JobStep step, Clock clock) {
    return new JobView.StepView(
        step.title(),
        css(step.state()),
        mark(step.state()),
        step.state().name().toLowerCase(Locale.ROOT),
        step.text(),
        step.state() == StepState.DONE ? "" : step.reason(),
        step.state() == StepState.DONE ? 100 : step.percent(),
        step.attempt(),
        took(step, clock),
        step.impact().stream().map(JobPage::word).toList());
  }

  private static String took(JobStep step, Clock clock) {
    if (step.startedAt() == null) return "";
    var end = step.finishedAt() == null ? clock.instant() : step.finishedAt();
    return Times.brief(Duration.between(step.startedAt(), end));
  }

  private static String css(StepState state) {
    return switch (state) {
      case PENDING -> "pending";
      case RUNNING, WAITING -> "running";
      case DONE -> "done";
      case FAILED -> "failed";
      case SKIPPED, CANCELLED -> "skipped";
    };
  }

  private static String mark(StepState state) {
    return switch (state) {
      case PENDING -> "○";
      case RUNNING -> "▶";
      case WAITING -> "…";
      case DONE -> "✓";
      case FAILED -> "✗";
      case SKIPPED, CANCELLED -> "–";
    };
  }

  static String word(Impact impact) {
    return switch (impact) {
      case FLASH -> "flashes firmware";
      case HOST_REBOOT -> "restarts the host";
      case BMC_RESTART -> "restarts the BMC";
      case SETTINGS -> "changes settings";
    };
  }

  /// Newest first. What a BMC repeats while it works stands there once, when it was first said.
  static List<JobView.EventLine> lines(List<JobEvent> oldestFirst) {
    var lines = new ArrayDeque<JobView.EventLine>();
    var said = "";
    for (var event : oldestFirst) {
      if (event.kind() == JobEvent.Kind.PROGRESS || event.text().equals(said)) continue;
      said = event.text();
      lines.addFirst(line(event));
    }
    return List.copyOf(lines);
  }

  private static JobView.EventLine line(JobEvent event) {
    return new JobView.EventLine(
        Times.stamp(event.at()), event.level().name().toLowerCase(Locale.ROOT), event.text());
  }
}
