package org.hwautomation.fleet.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.Submission;

/// Begins the jobs of an order together, in a few statements however many servers there are, and
/// says of each server what became of it. A server that cannot be begun does not keep the others.
public final class Launcher {

  private final Jobs jobs;
  private final AuditLog audit;

  public Launcher(Jobs jobs, AuditLog audit) {
    this.jobs = jobs;
    this.audit = audit;
  }

  /// @param action as the audit log calls it
  /// @return in the order of the launches
  public List<Started> launch(Actor actor, String action, List<Launch> launches) {
    var ready = new ArrayList<Launch.Ready>();
    for (var launch : launches) if (launch instanceof Launch.Ready one) ready.add(one);
    var submissions = submit(ready).iterator();
    var started = new ArrayList<Started>();
    for (var launch : launches) {
      started.add(
          switch (launch) {
            case Launch.Refused(var server, var problem) ->
                new Started(server.id(), server.name(), Optional.empty(), Optional.of(problem));
            case Launch.Ready one -> begun(actor, action, one, submissions.next());
          });
    }
    return started;
  }

  private List<Submission> submit(List<Launch.Ready> ready) {
    if (ready.isEmpty()) return List.of();
    try {
      return jobs.submitAll(ready.stream().map(Launch.Ready::job).toList());
    } catch (NoSuchElementException e) {
      throw Problem.notFound(
          "job-unknown", String.valueOf(e.getMessage()), "Look at the list of jobs.");
    }
  }

  private Started begun(Actor actor, String action, Launch.Ready one, Submission submission) {
    var server = one.server();
    return switch (submission) {
      case Submission.Accepted(var job) -> {
        var details = new TreeMap<>(one.details());
        details.put("job", job.toString());
        audit.append(actor, action, server.name(), details);
        yield new Started(server.id(), server.name(), Optional.of(job), Optional.empty());
      }
      case Submission.Busy(var active) ->
          new Started(
              server.id(),
              server.name(),
              Optional.empty(),
              Optional.of(
                  Problem.conflict(
                      "server-busy",
                      server.name() + " is being worked on by job " + active,
                      "Wait for that job, or cancel it.")));
    };
  }
}
