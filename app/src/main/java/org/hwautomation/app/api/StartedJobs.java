package org.hwautomation.app.api;

import java.util.List;
import java.util.UUID;
import org.hwautomation.fleet.operation.Started;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// The answer to an order over many servers.
record StartedJobs(List<StartedJob> jobs) {

  record StartedJob(
      UUID serverId, String server, @Nullable UUID job, @Nullable ProblemBody problem) {}

  /// 202 when at least one job began. One server alone that cannot begin is that server's problem.
  static ResponseEntity<StartedJobs> answer(List<Started> started) {
    if (started.size() == 1 && started.getFirst().problem().isPresent()) {
      throw started.getFirst().problem().get();
    }
    var jobs = started.stream().flatMap(one -> one.job().stream()).toList();
    var response = ResponseEntity.accepted();
    if (jobs.size() == 1) response.header("Location", "/api/v1/jobs/" + jobs.getFirst());
    return response.body(new StartedJobs(started.stream().map(StartedJobs::one).toList()));
  }

  private static StartedJob one(Started started) {
    return new StartedJob(
        started.serverId(),
        started.server(),
        started.job().orElse(null),
        started.problem().map(ProblemBody::of).orElse(null));
  }
}
