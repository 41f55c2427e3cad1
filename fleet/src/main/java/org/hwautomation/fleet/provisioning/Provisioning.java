package org.hwautomation.fleet.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.Launch;
import org.hwautomation.fleet.operation.Launcher;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import tools.jackson.databind.node.JsonNodeFactory;

/// Firmware first, then BIOS: shows the plan of each server with its reasons, and starts it as a
/// job.
public final class Provisioning {

  private final Servers servers;
  private final PlanMaker planMaker;
  private final Launcher launcher;
  private final SiteLimits limits;

  public Provisioning(
      Servers servers, PlanMaker planMaker, Jobs jobs, AuditLog audit, SiteLimits limits) {
    this.servers = servers;
    this.planMaker = planMaker;
    this.launcher = new Launcher(jobs, audit);
    this.limits = limits;
  }

  /// Reads each server and lays out what would happen. Changes nothing.
  public List<ServerPlan> preview(Actor actor, List<UUID> ids, ProvisionRequest request) {
    actor.require(Permission.READ);
    return EachServer.of(servers.all(ids), server -> planMaker.plan(server, request));
  }

  /// Starts one job per server. A server that cannot be started does not keep the others from
  /// starting.
  public List<Started> start(Actor actor, StartOrder<ProvisionRequest> order) {
    actor.require(Permission.CHANGE_SERVERS);
    return launcher.launch(
        actor,
        "provision",
        EachServer.of(servers.all(order.servers()), server -> launch(actor, server, order)));
  }

  private Launch launch(Actor actor, Server server, StartOrder<ProvisionRequest> order) {
    try {
      var plan = planMaker.plan(server, order.request());
      if (!plan.faults().isEmpty()) throw notPlannable(server, plan);
      var approved = order.approved().get(server.id());
      if (approved != null) requireSame(server, plan, approved);
      var key = order.idempotencyKey().map(text -> text + ":" + server.id());
      return new Launch.Ready(
          server,
          newJob(actor, server, order, plan, key),
          Map.of(
              "plan", plan.hash().map(Sha256::hex).orElse(""),
              "deviceType", plan.deviceType()));
    } catch (Problem problem) {
      return new Launch.Refused(server, problem);
    }
  }

  private NewJob newJob(
      Actor actor,
      Server server,
      StartOrder<ProvisionRequest> order,
      ServerPlan plan,
      Optional<String> key) {
    var details =
        JsonNodeFactory.instance
            .objectNode()
            .put("server", server.name())
            .put("deviceType", plan.deviceType());
    return new NewJob(
        server.id().toString(),
        ProvisioningPlanner.OPERATION,
        plan.plan().orElseThrow(),
        order.priority(),
        actor.userName(),
        key,
        List.of(),
        limits.of(server.site()),
        Optional.empty(),
        details);
  }

  private static Problem notPlannable(Server server, ServerPlan plan) {
    return new Problem(
        Problem.Kind.INVALID,
        "cannot-be-provisioned",
        server.name() + " cannot be provisioned as asked: " + plan.faults().getFirst().text(),
        "Solve what is listed, then look at the plan again.",
        plan.faults());
  }

  private static void requireSame(Server server, ServerPlan plan, Sha256 approved) {
    if (plan.hash().filter(approved::equals).isPresent()) return;
    throw Problem.conflict(
        "plan-changed",
        "the plan of %s is no longer the one that was approved (%s)"
            .formatted(server.name(), approved.abbreviated()),
        "Look at the new plan and approve that one.");
  }
}
