package org.hwautomation.fleet.bios.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.JobTerms;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.order.OrderedOperation;
import org.hwautomation.fleet.order.PartPlan;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.plan.Plan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A BIOS operation beside settings, of one server or many. Passwords are sealed beside the order,
/// and then beside each job.
public final class OperateBios implements OrderedOperation<BiosOperationRequest> {

  private final OperationPlanMaker planMaker;
  private final PasswordSafe passwords;
  private final SiteLimits limits;

  public OperateBios(OperationPlanMaker planMaker, PasswordSafe passwords, SiteLimits limits) {
    this.planMaker = planMaker;
    this.passwords = passwords;
    this.limits = limits;
  }

  @Override
  public String name() {
    return "bios.operation";
  }

  @Override
  public String action(BiosOperationRequest request) {
    return "bios." + request.operation().word();
  }

  @Override
  public String title(BiosOperationRequest request) {
    return OperationWords.title(request.operation());
  }

  @Override
  public String when(BiosOperationRequest request) {
    return request.applyTime().words();
  }

  @Override
  public JsonNode write(BiosOperationRequest request) {
    return OperationJson.write(request);
  }

  @Override
  public BiosOperationRequest read(UUID order, JsonNode request) {
    return OperationJson.read(request, () -> passwords.ofOrder(order));
  }

  @Override
  public void keep(UUID order, BiosOperationRequest request) {
    if (request.operation() instanceof BiosOperation.ChangePassword change) {
      passwords.keepForOrder(order, change);
    }
  }

  List<BiosOperationPlan> preview(List<Server> servers, BiosOperationRequest request) {
    return EachServer.of(servers, server -> planMaker.plan(server, request));
  }

  @Override
  public Prepared prepare(Server server, BiosOperationRequest request, Optional<Sha256> approved) {
    try {
      var plan = planMaker.plan(server, request);
      approved.ifPresent(hash -> requireSame(plan, hash));
      if (!plan.faults().isEmpty()) return new Prepared.Refused(notPlannable(plan));
      return plan.plan()
          .<Prepared>map(steps -> new Prepared.Planned(steps, shown(plan, steps)))
          .orElseGet(() -> new Prepared.AlreadySo("is as wanted already"));
    } catch (Problem problem) {
      return new Prepared.Refused(problem);
    }
  }

  private static PartPlan shown(BiosOperationPlan plan, Plan steps) {
    var lines = new ArrayList<String>();
    plan.before().forEach(line -> lines.add("now: " + line));
    plan.after().forEach(line -> lines.add("wanted: " + line));
    return new PartPlan(
        lines,
        steps.hostReboots(),
        steps.expected().toSeconds(),
        plan.risks(),
        steps.notes(),
        plan.wayBack());
  }

  @Override
  public NewJob job(
      Server server, BiosOperationRequest request, Plan plan, PartPlan shown, JobTerms terms) {
    var details = JsonNodeFactory.instance.objectNode().put("server", server.name());
    terms.order().ifPresent(id -> details.put("order", id.toString()));
    if (request.operation() instanceof BiosOperation.ChangePassword change) {
      details.put(PasswordSafe.DETAIL, passwords.keep(server.id(), change).toString());
    }
    return new NewJob(
        server.id().toString(),
        plan.operation(),
        plan,
        terms.priority(),
        terms.requestedBy(),
        terms.key(),
        terms.after(),
        terms.limits(limits, server),
        request.applyTime().notBefore(),
        details);
  }

  @Override
  public void submitted(NewJob job, Optional<UUID> begun) {
    passwords.destroyUnless(job.details(), begun);
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
