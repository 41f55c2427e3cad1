package org.hwautomation.app.api;

import java.util.List;
import java.util.UUID;
import org.hwautomation.fleet.operation.Started;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// The answer where one server alone was asked for: its job.
record StartedJobs(List<StartedJob> jobs) {

  record StartedJob(
      UUID serverId, String server, @Nullable UUID job, @Nullable ProblemBody problem) {}

  /// 202 with the job; a server that cannot begin is its problem.
  static ResponseEntity<StartedJobs> answer(Started started) {
    started
        .problem()
        .ifPresent(problem -> {
          throw problem;
        });
    var response = ResponseEntity.accepted();
    started.job().ifPresent(job -> response.header("Location", "/api/v1/jobs/" + job));
    return response.body(new StartedJobs(List.of(one(started))));
  }

  private static StartedJob one(Started started) {
    return new StartedJob(
        started.serverId(),
        started.server(),
        started.job().orElse(null),
        started.problem().map(ProblemBody::of).orElse(null));
  }
}
