package org.hwautomation.fleet.bios.change;

import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.operation.SiteLimits;
import org.hwautomation.fleet.order.NewOrder;
import org.hwautomation.fleet.order.Order;
import org.hwautomation.fleet.order.OrderedOperation;
import org.hwautomation.fleet.order.PartPlan;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.plan.Plan;
import tools.jackson.databind.JsonNode;

/// A BIOS change of many servers, as an order.
public final class BiosOrders implements OrderedOperation {

  static final String NAME = "bios.change";

  private final BiosPlanMaker planMaker;
  private final SiteLimits limits;

  public BiosOrders(BiosPlanMaker planMaker, SiteLimits limits) {
    this.planMaker = planMaker;
    this.limits = limits;
  }

  /// @param held only plans are made until somebody approves them
  public static NewOrder order(BiosStartOrder wish, boolean held) {
    BiosChanges.requireSomething(wish.request());
    return new NewOrder(
        NAME,
        title(wish.request()),
        BiosRequestJson.write(wish.request()),
        wish.servers(),
        held,
        wish.approved(),
        wish.priority(),
        wish.after(),
        wish.idempotencyKey());
  }

  /// `BIOS: profile db, turbo: off and 3 settings`
  private static String title(BiosChangeRequest request) {
    var parts = new java.util.ArrayList<String>();
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
  public Prepared prepare(Server server, JsonNode request, Optional<Sha256> approved) {
    try {
      var plan = planMaker.plan(server, BiosRequestJson.read(request), approved);
      approved.ifPresent(hash -> BiosChanges.requireSame(server, plan, hash));
      if (!plan.faults().isEmpty()) {
        return new Prepared.Refused(BiosChanges.notPlannable(server, plan));
      }
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
  public NewJob job(Server server, Order order, Plan plan, PartPlan shown, Optional<String> key) {
    return BiosChanges.newJob(
        server,
        plan,
        shown.lines().size(),
        order.priority(),
        order.approvedBy().orElse(order.requestedBy()),
        key,
        order.after(),
        limits,
        BiosRequestJson.read(order.request()),
        Optional.of(order.id()));
  }
}
