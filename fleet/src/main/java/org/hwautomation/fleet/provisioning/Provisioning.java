package org.hwautomation.fleet.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.jobs.Jobs;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.SubjectBusy;
import tools.jackson.databind.node.JsonNodeFactory;

/// Firmware first, then BIOS: shows the plan of each server with its reasons, and starts it as a
/// job.
public final class Provisioning {

  /// BMCs that are read at once while plans are made.
  private static final int READ_AT_ONCE = 100;

  private final Servers servers;
  private final PlanMaker planMaker;
  private final Jobs jobs;
  private final AuditLog audit;
  private final SiteLimits limits;

  public Provisioning(
      Servers servers, PlanMaker planMaker, Jobs jobs, AuditLog audit, SiteLimits limits) {
    this.servers = servers;
    this.planMaker = planMaker;
    this.jobs = jobs;
    this.audit = audit;
    this.limits = limits;
  }

  /// Reads each server and lays out what would happen. Changes nothing.
  public List<ServerPlan> preview(Actor actor, List<UUID> ids, ProvisionRequest request) {
    actor.require(Permission.READ);
    return forEach(servers.all(ids), server -> planMaker.plan(server, request));
  }

  /// Starts one job per server. A server that cannot be started does not keep the others from
  /// starting.
  public List<Started> start(Actor actor, StartOrder order) {
    actor.require(Permission.CHANGE_SERVERS);
    return forEach(servers.all(order.servers()), server -> startOne(actor, server, order));
  }

  private Started startOne(Actor actor, Server server, StartOrder order) {
    try {
      var key = order.idempotencyKey().map(text -> text + ":" + server.id());
      var plan = planMaker.plan(server, order.request());
      if (!plan.faults().isEmpty()) throw notPlannable(server, plan);
      var approved = order.approved().get(server.id());
      if (approved != null) requireSame(server, plan, approved);
      var job = jobs.submit(newJob(actor, server, order, plan, key));
      audit.append(
          actor,
          "provision",
          server.name(),
          Map.of(
              "job", job.id().toString(),
              "plan", plan.hash().map(Sha256::hex).orElse(""),
              "deviceType", plan.deviceType()));
      return new Started(server.id(), server.name(), Optional.of(job.id()), Optional.empty());
    } catch (SubjectBusy busy) {
      return refused(
          server,
          Problem.conflict(
              "server-busy",
              server.name() + " is being worked on by job " + busy.activeJob(),
              "Wait for that job, or cancel it."));
    } catch (Problem problem) {
      return refused(server, problem);
    }
  }

  private NewJob newJob(
      Actor actor, Server server, StartOrder order, ServerPlan plan, Optional<String> key) {
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

  private static Started refused(Server server, Problem problem) {
    return new Started(server.id(), server.name(), Optional.empty(), Optional.of(problem));
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

  /// In the order of the input; BMCs are read side by side, because each is mostly waiting.
  private static <R> List<R> forEach(List<Server> servers, Function<Server, R> work) {
    var gate = new Semaphore(READ_AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<R>>();
      for (var server : servers) {
        running.add(
            threads.submit(() -> {
              gate.acquire();
              try {
                return work.apply(server);
              } finally {
                gate.release();
              }
            }));
      }
      var results = new ArrayList<R>();
      for (var each : running) results.add(each.get());
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable(
          "interrupted", "the service is stopping", "Ask again when it runs.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    }
  }
}
