package org.hwautomation.fleet.bios.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.bios.profile.PreservedAttributes;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.Launch;
import org.hwautomation.fleet.operation.Launcher;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.fleet.step.BiosMemory;
import org.hwautomation.fleet.step.WayBack;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.plan.Plan;
import tools.jackson.databind.node.JsonNodeFactory;

/// Changing BIOS settings of one server or many: shows each server's plan, starts it as a job, and
/// makes the request that takes a job back.
public final class BiosChanges {

  private final Servers servers;
  private final BiosPlanMaker planMaker;
  private final LiveServers live;
  private final BiosMemory memory;
  private final Jobs jobs;
  private final Launcher launcher;
  private final SiteLimits limits;

  public BiosChanges(
      Servers servers,
      BiosPlanMaker planMaker,
      LiveServers live,
      BiosMemory memory,
      Jobs jobs,
      AuditLog audit,
      SiteLimits limits) {
    this.servers = servers;
    this.planMaker = planMaker;
    this.live = live;
    this.memory = memory;
    this.jobs = jobs;
    this.launcher = new Launcher(jobs, audit);
    this.limits = limits;
  }

  /// Reads each server and lays out what would happen. Changes nothing.
  public List<BiosChangePlan> preview(Actor actor, List<UUID> ids, BiosChangeRequest request) {
    actor.require(Permission.READ);
    requireSomething(request);
    return EachServer.of(servers.all(ids), server -> planMaker.plan(server, request));
  }

  /// Starts one job per server. A server that cannot be started, or has nothing to change, does not
  /// keep the others from starting.
  public List<Started> start(Actor actor, BiosStartOrder order) {
    actor.require(Permission.CHANGE_SERVERS);
    requireSomething(order.request());
    return launcher.launch(
        actor,
        "bios.change",
        EachServer.of(servers.all(order.servers()), server -> launch(actor, server, order)));
  }

  /// What to ask for so that a server is again as it was before a job: a request like any other, to
  /// be shown and approved.
  ///
  /// @throws Problem when the job was no BIOS change, is not over, or kept no values
  public BiosChangeRequest takingBack(Actor actor, UUID jobId) {
    actor.require(Permission.READ);
    var job = job(jobId);
    if (!job.summary().state().over()) {
      throw Problem.conflict(
          "job-not-over",
          "Job %s still runs.".formatted(jobId),
          "Cancel it or wait for its end, then roll it back.");
    }
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
  public List<Started> takeBack(Actor actor, UUID jobId, Optional<Sha256> approved) {
    actor.require(Permission.CHANGE_SERVERS);
    var request = takingBack(actor, jobId);
    var server = subjectOf(jobId);
    return start(
        actor,
        new BiosStartOrder(
            List.of(server),
            request,
            approved.map(hash -> Map.of(server, hash)).orElse(Map.of()),
            BiosStartOrder.DEFAULT_PRIORITY,
            Optional.empty(),
            List.of()));
  }

  /// The server that a job worked on.
  public UUID subjectOf(UUID jobId) {
    return UUID.fromString(job(jobId).summary().subject());
  }

  private Job job(UUID id) {
    return jobs.find(id)
        .orElseThrow(() ->
            Problem.notFound(
                "job-unknown", "There is no job %s.".formatted(id), "Look at the list of jobs."));
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

  private Launch launch(Actor actor, Server server, BiosStartOrder order) {
    try {
      var approved = order.approved().get(server.id());
      var plan = planMaker.plan(server, order.request(), Optional.ofNullable(approved));
      if (approved != null) requireSame(server, plan, approved);
      if (!plan.faults().isEmpty()) throw notPlannable(server, plan);
      if (plan.changesNothing()) throw nothingToDo(server);
      return new Launch.Ready(
          server,
          newJob(actor, server, order, plan),
          Map.of("plan", plan.hash().map(Sha256::hex).orElse("")));
    } catch (Problem problem) {
      return new Launch.Refused(server, problem);
    }
  }

  private NewJob newJob(Actor actor, Server server, BiosStartOrder order, BiosChangePlan plan) {
    return newJob(
        server,
        plan.plan().orElseThrow(),
        plan.changes().size(),
        order.priority(),
        actor.userName(),
        order.idempotencyKey().map(text -> text + ":" + server.id()),
        order.after(),
        limits,
        order.request(),
        Optional.empty());
  }

  static NewJob newJob(
      Server server,
      Plan plan,
      int settings,
      int priority,
      String requestedBy,
      Optional<String> key,
      List<UUID> after,
      SiteLimits limits,
      BiosChangeRequest request,
      Optional<UUID> order) {
    var details =
        JsonNodeFactory.instance
            .objectNode()
            .put("server", server.name())
            .put("settings", settings);
    order.ifPresent(id -> details.put("order", id.toString()));
    return new NewJob(
        server.id().toString(),
        BiosChangePlanner.OPERATION,
        plan,
        priority,
        requestedBy,
        key,
        after,
        limits.of(server.site()),
        notBefore(request),
        details);
  }

  private static Optional<Instant> notBefore(BiosChangeRequest request) {
    return switch (request.applyTime()) {
      case ApplyTime.At(var from, var _) -> Optional.of(from);
      case ApplyTime.Now _, ApplyTime.NextWindow _, ApplyTime.NextReset _, ApplyTime.StageOnly _ ->
          Optional.empty();
    };
  }

  static void requireSomething(BiosChangeRequest request) {
    if (!request.attributes().isEmpty()
        || !request.intents().isEmpty()
        || request.profile().isPresent()) {
      return;
    }
    throw Problem.invalid(
        "nothing-wanted",
        "The request names no setting.",
        "Give attributes, intents, or a profile that has some.");
  }

  static Problem notPlannable(Server server, BiosChangePlan plan) {
    return new Problem(
        Problem.Kind.INVALID,
        "cannot-be-changed",
        "%s cannot be changed as asked: %s"
            .formatted(server.name(), plan.faults().getFirst().text()),
        "Solve what is listed, then look at the plan again.",
        plan.faults());
  }

  private static Problem nothingToDo(Server server) {
    return Problem.conflict(
        "already-so",
        server.name() + " has every wanted setting already",
        "There is nothing to do.");
  }

  static void requireSame(Server server, BiosChangePlan plan, Sha256 approved) {
    if (plan.hash().filter(approved::equals).isPresent()) return;
    var now = new ArrayList<String>();
    for (var change : plan.changes()) {
      var difference = change.difference();
      now.add("%s: %s → %s".formatted(difference.attribute(), difference.from(), difference.to()));
    }
    throw Problem.conflict(
        "plan-changed",
        "the plan of %s is no longer the one that was approved (%s); it would now be: %s"
            .formatted(
                server.name(),
                approved.abbreviated(),
                now.isEmpty() ? "nothing" : String.join(", ", now)),
        "Look at the new plan and approve that one.");
  }
}
