package org.hwautomation.fleet.bios.operation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.Launch;
import org.hwautomation.fleet.operation.Launcher;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.fleet.step.BiosAct;
import org.hwautomation.fleet.step.ConfirmAct;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// BIOS operations beside attributes, on one server or many: shows each server's plan, starts it as
/// a job, and takes back what can be taken back.
public final class BiosOperations {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Servers servers;
  private final OperationPlanMaker planMaker;
  private final LiveServers live;
  private final Jobs jobs;
  private final PasswordSafe passwords;
  private final Launcher launcher;
  private final SiteLimits limits;

  public BiosOperations(
      Servers servers,
      OperationPlanMaker planMaker,
      LiveServers live,
      Jobs jobs,
      PasswordSafe passwords,
      AuditLog audit,
      SiteLimits limits) {
    this.servers = servers;
    this.planMaker = planMaker;
    this.live = live;
    this.jobs = jobs;
    this.passwords = passwords;
    this.launcher = new Launcher(jobs, audit);
    this.limits = limits;
  }

  /// What a server offers and how it stands, read from its BMC now.
  public Offer look(Actor actor, UUID server) {
    actor.require(Permission.READ);
    return live.ask(live.server(server), Offer::of);
  }

  /// Reads each server and lays out what would happen. Changes nothing and keeps no password.
  public List<BiosOperationPlan> preview(
      Actor actor, List<UUID> ids, BiosOperationRequest request) {
    actor.require(Permission.READ);
    return EachServer.of(servers.all(ids), server -> planMaker.plan(server, request));
  }

  /// Starts one job per server. A server that cannot be started, or has nothing to change, does not
  /// keep the others from starting.
  public List<Started> start(Actor actor, BiosOperationOrder order) {
    actor.require(Permission.CHANGE_SERVERS);
    passwords.sweep();
    var launches =
        EachServer.of(servers.all(order.servers()), server -> launch(actor, server, order));
    var action = "bios." + order.request().operation().word();
    try {
      var started = launcher.launch(actor, action, launches);
      forgetUnused(launches, started);
      return started;
    } catch (RuntimeException e) {
      forgetUnused(launches, List.of());
      throw e;
    }
  }

  /// Of a server that was not started, or whose job is one that was made before under the same key.
  private void forgetUnused(List<Launch> launches, List<Started> started) {
    var begun = new LinkedHashMap<UUID, UUID>();
    for (var one : started) one.job().ifPresent(job -> begun.put(one.serverId(), job));
    for (var launch : launches) {
      if (!(launch instanceof Launch.Ready ready)) continue;
      var kept = ready.job().details().path(PasswordSafe.DETAIL).asString("");
      if (kept.isEmpty()) continue;
      var id = UUID.fromString(kept);
      var job = begun.get(ready.server().id());
      if (job == null || !passwords.isOf(id, job)) passwords.destroy(id);
    }
  }

  /// Whether a job is one of ours that goes back by an operation; of a reset to defaults the values
  /// of before are set again as settings.
  public boolean takesBack(UUID jobId) {
    return inverse(job(jobId)).isPresent();
  }

  /// What to ask for so that a server stands again as it did before a job.
  ///
  /// @throws Problem when the job is not over, or nothing can bring it back
  public BiosOperationRequest takingBack(Actor actor, UUID jobId) {
    actor.require(Permission.READ);
    var job = job(jobId);
    if (!job.summary().state().over()) {
      throw Problem.conflict(
          "job-not-over",
          "Job %s still runs.".formatted(jobId),
          "Cancel it or wait for its end, then roll it back.");
    }
    return inverse(job)
        .map(BiosOperationRequest::of)
        .orElseThrow(() ->
            Problem.conflict(
                "nothing-to-roll-back",
                "Job %s cannot be taken back: nothing of how it was before can be set again."
                    .formatted(jobId),
                "Order what you want instead."));
  }

  /// What brings a job's server back, as the job itself kept it.
  static Optional<BiosOperation> inverse(Job job) {
    return job.steps().stream()
        .filter(step -> step.kind().equals(ConfirmAct.KIND))
        .map(step -> step.result().path("inverse"))
        .filter(JsonNode::isObject)
        .map(node -> JSON.treeToValue(node, BiosAct.class))
        .findFirst()
        .flatMap(BiosOperations::asked);
  }

  private static Optional<BiosOperation> asked(BiosAct inverse) {
    return switch (inverse) {
      case BiosAct.Order(var first) -> Optional.of(new BiosOperation.ReorderBoot(first));
      case BiosAct.SecureBoot(var on) -> Optional.of(new BiosOperation.SwitchSecureBoot(on));
      case BiosAct.Defaults _, BiosAct.Password _, BiosAct.Keys _ -> Optional.empty();
    };
  }

  /// The plan that takes a job back. Changes nothing.
  public List<BiosOperationPlan> previewTakingBack(Actor actor, UUID jobId) {
    var request = takingBack(actor, jobId);
    return preview(actor, List.of(subjectOf(jobId)), request);
  }

  /// Takes a job back, as a job of its own.
  ///
  /// @param approved runs exactly the plan with this hash, or not at all
  public List<Started> takeBack(Actor actor, UUID jobId, Optional<Sha256> approved) {
    actor.require(Permission.CHANGE_SERVERS);
    var server = subjectOf(jobId);
    return start(
        actor,
        new BiosOperationOrder(
            List.of(server),
            takingBack(actor, jobId),
            approved.map(hash -> Map.of(server, hash)).orElse(Map.of()),
            BiosOperationOrder.DEFAULT_PRIORITY,
            Optional.empty(),
            List.of()));
  }

  /// A job is over: what it was told in confidence is destroyed.
  public void jobEnded(UUID job) {
    passwords.jobEnded(job);
  }

  /// Destroys passwords that no job needs any more.
  public void sweep() {
    passwords.sweep();
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

  private Launch launch(Actor actor, Server server, BiosOperationOrder order) {
    try {
      var plan = planMaker.plan(server, order.request());
      var approved = order.approved().get(server.id());
      if (approved != null) requireSame(plan, approved);
      if (!plan.faults().isEmpty()) throw notPlannable(plan);
      if (plan.changesNothing()) {
        throw Problem.conflict(
            "already-so", server.name() + " is as wanted already", "There is nothing to do.");
      }
      var job = newJob(actor, server, order, plan);
      return new Launch.Ready(
          server,
          job,
          Map.of("plan", plan.hash().map(Sha256::hex).orElse(""), "what", plan.operation()));
    } catch (Problem problem) {
      return new Launch.Refused(server, problem);
    }
  }

  private NewJob newJob(
      Actor actor, Server server, BiosOperationOrder order, BiosOperationPlan plan) {
    var operation = order.request().operation();
    var details = JsonNodeFactory.instance.objectNode().put("server", server.name());
    if (operation instanceof BiosOperation.ChangePassword change) {
      details.put(PasswordSafe.DETAIL, passwords.keep(server.id(), change).toString());
    }
    var ready = plan.plan().orElseThrow();
    return new NewJob(
        server.id().toString(),
        ready.operation(),
        ready,
        order.priority(),
        actor.userName(),
        order.idempotencyKey().map(text -> text + ":" + server.id()),
        order.after(),
        limits.of(server.site()),
        notBefore(order.request().applyTime()),
        details);
  }

  private static Optional<Instant> notBefore(ApplyTime when) {
    return when instanceof ApplyTime.At(var from, var _) ? Optional.of(from) : Optional.empty();
  }

  private static Problem notPlannable(BiosOperationPlan plan) {
    return new Problem(
        Problem.Kind.INVALID,
        "cannot-be-changed",
        "%s cannot be changed as asked: %s"
            .formatted(plan.server(), plan.faults().getFirst().text()),
        "Solve what is listed, then look at the plan again.",
        plan.faults());
  }

  private static void requireSame(BiosOperationPlan plan, Sha256 approved) {
    if (plan.hash().filter(approved::equals).isPresent()) return;
    throw Problem.conflict(
        "plan-changed",
        "the plan of %s is no longer the one that was approved (%s). Now: %s. Wanted: %s"
            .formatted(
                plan.server(),
                approved.abbreviated(),
                String.join("; ", plan.before()),
                String.join("; ", plan.after())),
        "Look at the new plan and approve that one.");
  }
}
