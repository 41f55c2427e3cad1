package org.hwautomation.fleet.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.change.SettingChange;
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

/// Firmware first, then BIOS, of one server or many.
public final class ProvisionServer implements OrderedOperation<ProvisionRequest> {

  private static final String DEVICE_TYPE = "deviceType";

  private final PlanMaker planMaker;
  private final SiteLimits limits;

  public ProvisionServer(PlanMaker planMaker, SiteLimits limits) {
    this.planMaker = planMaker;
    this.limits = limits;
  }

  @Override
  public String name() {
    return "provision";
  }

  /// `Provision as virtualization-host: newest firmware, BIOS`
  @Override
  public String title(ProvisionRequest request) {
    requireRestart(request);
    var what = new ArrayList<String>();
    switch (request.firmware()) {
      case BASELINE -> what.add("firmware of the baseline");
      case LATEST -> what.add("newest firmware");
      case NONE -> {}
    }
    if (request.configureBios()) what.add("BIOS");
    return "Provision"
        + request.deviceType().map(name -> " as " + name).orElse("")
        + (what.isEmpty() ? ": only read and verify" : ": " + String.join(", ", what));
  }

  private static void requireRestart(ProvisionRequest request) {
    boolean restarts =
        switch (request.when()) {
          case ApplyTime.Now _, ApplyTime.At _, ApplyTime.NextWindow _ -> true;
          case ApplyTime.NextReset _, ApplyTime.StageOnly _ -> false;
        };
    if (restarts) return;
    throw Problem.invalid(
        "provisioning-restarts",
        "Provisioning restarts the host to put firmware in force; it cannot wait for somebody else's restart.",
        "Choose now, a time or a window.");
  }

  @Override
  public String when(ProvisionRequest request) {
    return request.when().words();
  }

  @Override
  public JsonNode write(ProvisionRequest request) {
    return ProvisionRequestJson.write(request);
  }

  @Override
  public ProvisionRequest read(UUID order, JsonNode request) {
    return ProvisionRequestJson.read(request);
  }

  List<ServerPlan> preview(List<Server> servers, ProvisionRequest request) {
    requireRestart(request);
    return EachServer.of(servers, server -> planMaker.plan(server, request, Optional.empty()));
  }

  @Override
  public Prepared prepare(Server server, ProvisionRequest request, Optional<Sha256> approved) {
    try {
      var plan = planMaker.plan(server, request, approved);
      if (plan.plan().isEmpty()) return new Prepared.Refused(notPlannable(server, plan));
      approved.ifPresent(hash -> requireSame(server, plan, hash));
      return new Prepared.Planned(plan.plan().get(), shown(plan, plan.plan().get()));
    } catch (Problem problem) {
      return new Prepared.Refused(problem);
    }
  }

  private static PartPlan shown(ServerPlan plan, Plan steps) {
    var lines = new ArrayList<String>();
    for (var verdict : plan.firmware().verdicts()) {
      verdict
          .target()
          .ifPresent(target ->
              lines.add(
                  "%s: %s → %s (%s)"
                      .formatted(
                          target.component(),
                          verdict.installed().version(),
                          target.to(),
                          verdict.reason())));
    }
    plan.changes().stream().map(SettingChange::line).forEach(lines::add);
    return new PartPlan(
        lines,
        steps.hostReboots(),
        steps.expected().toSeconds(),
        plan.changes().stream()
            .flatMap(change -> change.risks().stream())
            .distinct()
            .map(BiosRisk::text)
            .toList(),
        steps.notes(),
        "",
        Map.of(DEVICE_TYPE, plan.deviceType()));
  }

  @Override
  public NewJob job(
      Server server, ProvisionRequest request, Plan plan, PartPlan shown, JobTerms terms) {
    var details =
        JsonNodeFactory.instance
            .objectNode()
            .put("server", server.name())
            .put(DEVICE_TYPE, shown.facts().getOrDefault(DEVICE_TYPE, ""));
    terms.order().ifPresent(id -> details.put("order", id.toString()));
    return new NewJob(
        server.id().toString(),
        ProvisioningPlanner.OPERATION,
        plan,
        terms.priority(),
        terms.requestedBy(),
        terms.key(),
        terms.after(),
        terms.limits(limits, server),
        request.when().notBefore(),
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
