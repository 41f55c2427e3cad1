package org.hwautomation.app.api;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Jobs: list, look, cancel, resume.
@RestController
@RequestMapping("/api/v1/jobs")
class JobApi {

  private final Jobs jobs;
  private final Fleet fleet;

  JobApi(Jobs jobs, Fleet fleet) {
    this.jobs = jobs;
    this.fleet = fleet;
  }

  @GetMapping
  PageBody<JobBody> list(
      Actor actor,
      @RequestParam(required = false) @Nullable Set<JobState> state,
      @RequestParam(required = false) @Nullable String server,
      @RequestParam(required = false) @Nullable String operation,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "100") int limit) {
    actor.require(Permission.READ);
    var page =
        jobs.list(
            new JobQuery(
                state == null ? Set.of() : state,
                Optional.ofNullable(server)
                    .map(name -> fleet.servers().byIdOrName(name).id().toString()),
                Optional.ofNullable(operation),
                Optional.ofNullable(text),
                Optional.ofNullable(cursor),
                limit));
    return new PageBody<>(
        page.items().stream().map(JobBody::of).toList(),
        page.next().map(UUID::toString).orElse(null));
  }

  @GetMapping("/counts")
  Map<JobState, Long> counts(Actor actor) {
    actor.require(Permission.READ);
    return jobs.counts();
  }

  @GetMapping("/{id}")
  JobBody show(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.READ);
    return JobBody.of(job(id));
  }

  @GetMapping("/{id}/events")
  PageBody<JobBody.EventBody> events(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "200") int limit) {
    actor.require(Permission.READ);
    job(id);
    int most = Math.clamp(limit, 1, 1000);
    var events = jobs.eventsAfter(after, Optional.of(id), most);
    return new PageBody<>(
        events.stream().map(JobBody.EventBody::of).toList(),
        events.size() < most ? null : String.valueOf(events.getLast().id()));
  }

  record CancelBody(@Nullable String reason) {}

  @PostMapping("/{id}/cancel")
  ResponseEntity<JobBody> cancel(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable CancelBody body) {
    actor.require(Permission.CHANGE_SERVERS);
    var job = job(id);
    var reason = body == null || body.reason() == null ? "" : body.reason();
    if (!jobs.cancel(id, actor.userName(), reason)) {
      throw Problem.conflict(
          "job-over", "The job is over (" + job.state() + ").", "There is nothing left to cancel.");
    }
    audit(actor, "job.cancel", job);
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(JobBody.of(job(id)));
  }

  @PostMapping("/{id}/resume")
  ResponseEntity<JobBody> resume(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.CHANGE_SERVERS);
    var job = job(id);
    try {
      var resumed = jobs.resume(id, actor.userName());
      audit(actor, "job.resume", job);
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .header("Location", "/api/v1/jobs/" + id)
          .body(JobBody.of(resumed));
    } catch (IllegalStateException e) {
      throw Problem.conflict(
          "job-not-resumable",
          "A job that is " + job.state() + " cannot be resumed.",
          "Only failed, partly succeeded and cancelled jobs can.");
    }
  }

  record PriorityBody(int priority) {}

  @PatchMapping("/{id}")
  JobBody reprioritise(Actor actor, @PathVariable UUID id, @RequestBody PriorityBody body) {
    actor.require(Permission.CHANGE_SERVERS);
    var job = job(id);
    jobs.reprioritise(id, body.priority(), actor.userName());
    audit(actor, "job.priority", job);
    return JobBody.of(job(id));
  }

  private Job job(UUID id) {
    return jobs.find(id)
        .orElseThrow(() -> new NoSuchElementException("There is no job " + id + "."));
  }

  private void audit(Actor actor, String action, Job job) {
    fleet
        .audit()
        .append(
            actor,
            action,
            job.summary().details().path("server").asString(job.summary().subject()),
            Map.of("job", job.id().toString()));
  }
}
