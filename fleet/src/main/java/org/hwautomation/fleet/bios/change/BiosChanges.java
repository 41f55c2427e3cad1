package org.hwautomation.fleet.bios.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.profile.PreservedAttributes;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.operation.PastJobs;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.order.SingleStart;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.fleet.step.BiosMemory;
import org.hwautomation.fleet.step.WayBack;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.Jobs;

/// Changing BIOS settings of one server or many: shows each server's plan, starts it as a job, and
/// makes the request that takes a job back.
public final class BiosChanges {

  private final Servers servers;
  private final ChangeBios operation;
  private final SingleStart single;
  private final LiveServers live;
  private final BiosMemory memory;
  private final PastJobs past;

  public BiosChanges(
      Servers servers,
      ChangeBios operation,
      SingleStart single,
      LiveServers live,
      BiosMemory memory,
      Jobs jobs) {
    this.servers = servers;
    this.operation = operation;
    this.single = single;
    this.live = live;
    this.memory = memory;
    this.past = new PastJobs(jobs);
  }

  /// How orders and single servers are carried out.
  public ChangeBios operation() {
    return operation;
  }

  /// Reads each server, of a few, and lays out what would happen. Changes nothing.
  public List<BiosChangePlan> preview(Actor actor, List<UUID> ids, BiosChangeRequest request) {
    actor.require(Permission.READ);
    return operation.preview(servers.all(ids), request);
  }

  /// Starts the job of one server.
  public Started start(Actor actor, StartOrder<BiosChangeRequest> wish) {
    return single.start(actor, operation, wish);
  }

  /// What to ask for so that a server is again as it was before a job: a request like any other, to
  /// be shown and approved.
  ///
  /// @throws Problem when the job was no BIOS change, is not over, or kept no values
  public BiosChangeRequest takingBack(Actor actor, UUID jobId) {
    actor.require(Permission.READ);
    var job = past.over(jobId);
    var snapshot = memoryOf(job);
    var before = memory.recall(snapshot);
    var moved = WayBack.moved(before, memory.leftBehind(snapshot, jobId));
    var touched = new TreeSet<String>();
    for (var step : job.steps()) {
      step.result().path("attributes").propertyNames().forEach(touched::add);
    }
    var wanted = new LinkedHashMap<String, Object>();
    live.ask(
        live.server(UUID.fromString(job.summary().subject())),
        connected -> {
          wanted.putAll(
              WayBack.to(
                  connected.must(BiosConfiguration.class),
                  before,
                  touched,
                  moved,
                  PreservedAttributes.globs()));
          return wanted.size();
        });
    if (wanted.isEmpty()) {
      throw Problem.conflict(
          "nothing-to-roll-back",
          "Job %s changed no setting.".formatted(jobId),
          "There is nothing to go back from.");
    }
    return BiosChangeRequest.of(wanted);
  }

  /// The plan that takes a job back. Changes nothing.
  public List<BiosChangePlan> previewTakingBack(Actor actor, UUID jobId) {
    var request = takingBack(actor, jobId);
    return preview(actor, List.of(subjectOf(jobId)), request);
  }

  /// Takes a job back, as a job of its own.
  ///
  /// @param approved runs exactly the plan with this hash, or not at all
  public Started takeBack(Actor actor, UUID jobId, Optional<Sha256> approved) {
    actor.require(Permission.CHANGE_SERVERS);
    return start(actor, StartOrder.of(subjectOf(jobId), takingBack(actor, jobId), approved));
  }

  /// The server that a job worked on.
  public UUID subjectOf(UUID jobId) {
    return past.subject(jobId);
  }

  private static UUID memoryOf(Job job) {
    return job.steps().stream()
        .map(step -> step.result().path("snapshot").asString(""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(UUID::fromString)
        .orElseThrow(() ->
            Problem.conflict(
                "nothing-to-roll-back",
                "Job %s kept no BIOS values: it was no BIOS change, or ended before it began one."
                    .formatted(job.id()),
                "Compare the server's snapshots and make a change from the older one."));
  }
}
