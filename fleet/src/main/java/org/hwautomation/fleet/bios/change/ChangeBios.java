package org.hwautomation.fleet.bios.change;

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

/// A change of BIOS settings, of one server or many.
public final class ChangeBios implements OrderedOperation<BiosChangeRequest> {

  static final String NAME = "bios.change";

  private final BiosPlanMaker planMaker;
  private final SiteLimits limits;

  public ChangeBios(BiosPlanMaker planMaker, SiteLimits limits) {
    this.planMaker = planMaker;
    this.limits = limits;
  }

  /// `BIOS: profile db, turbo: off and 3 settings`
  @Override
  public String title(BiosChangeRequest request) {
    requireSomething(request);
    var parts = new ArrayList<String>();
    request.profile().ifPresent(name -> parts.add("profile " + name));
    if (request.intents().size() <= 2) {
      request.intents().forEach((name, value) -> parts.add(name + ": " + value));
    } else {
      parts.add(request.intents().size() + " intents");
    }
    if (request.attributes().size() == 1) {
      request.attributes().forEach((name, value) -> parts.add(name + " = " + value));
    } else if (!request.attributes().isEmpty()) {
      parts.add(request.attributes().size() + " settings");
    }
    return "BIOS: " + String.join(", ", parts);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String when(BiosChangeRequest request) {
    return request.applyTime().words();
  }

  @Override
  public JsonNode write(BiosChangeRequest request) {
    return BiosRequestJson.write(request);
  }

  @Override
  public BiosChangeRequest read(UUID order, JsonNode request) {
    return BiosRequestJson.read(request);
  }

  List<BiosChangePlan> preview(List<Server> servers, BiosChangeRequest request) {
    requireSomething(request);
    return EachServer.of(servers, server -> planMaker.plan(server, request));
  }

  @Override
  public Prepared prepare(Server server, BiosChangeRequest request, Optional<Sha256> approved) {
    try {
      var plan = planMaker.plan(server, request, approved);
      approved.ifPresent(hash -> requireSame(server, plan, hash));
      if (!plan.faults().isEmpty()) return new Prepared.Refused(notPlannable(server, plan));
      return plan.plan()
          .<Prepared>map(steps -> new Prepared.Planned(steps, shown(plan, steps)))
          .orElseGet(() -> new Prepared.AlreadySo("has every wanted setting already"));
    } catch (Problem problem) {
      return new Prepared.Refused(problem);
    }
  }

  private static PartPlan shown(BiosChangePlan plan, Plan steps) {
    return new PartPlan(
        plan.changes().stream()
            .map(change ->
                "%s: %s → %s (%s; by %s)"
                    .formatted(
                        change.difference().attribute(),
                        change.difference().from(),
                        change.difference().to(),
                        change.difference().reason(),
                        change.method().title()))
            .toList(),
        steps.hostReboots(),
        steps.expected().toSeconds(),
        plan.changes().stream()
            .flatMap(change -> change.risks().stream())
            .distinct()
            .map(BiosRisk::text)
            .toList(),
        steps.notes(),
        plan.wayBack());
  }

  @Override
  public NewJob job(
      Server server, BiosChangeRequest request, Plan plan, PartPlan shown, JobTerms terms) {
    var details =
        JsonNodeFactory.instance
            .objectNode()
            .put("server", server.name())
            .put("settings", shown.lines().size());
    terms.order().ifPresent(id -> details.put("order", id.toString()));
    return new NewJob(
        server.id().toString(),
        BiosChangePlanner.OPERATION,
        plan,
        terms.priority(),
        terms.requestedBy(),
        terms.key(),
        terms.after(),
        terms.limits(limits, server),
        request.applyTime().notBefore(),
        details);
  }

  private static void requireSomething(BiosChangeRequest request) {
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

  private static Problem notPlannable(Server server, BiosChangePlan plan) {
    return new Problem(
        Problem.Kind.INVALID,
        "cannot-be-changed",
        "%s cannot be changed as asked: %s"
            .formatted(server.name(), plan.faults().getFirst().text()),
        "Solve what is listed, then look at the plan again.",
        plan.faults());
  }

  private static void requireSame(Server server, BiosChangePlan plan, Sha256 approved) {
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
