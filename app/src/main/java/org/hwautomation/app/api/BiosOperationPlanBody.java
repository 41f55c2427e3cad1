package org.hwautomation.app.api;

import java.util.List;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.bios.operation.BiosOperationPlan;
import org.jspecify.annotations.Nullable;

/// What an operation would do to one server.
///
/// @param planHash to approve exactly this plan; absent when there is nothing to do or something in
///   the way
/// @param before how the server stands now, one fact a line
/// @param after how it will stand
record BiosOperationPlanBody(
    UUID serverId,
    String server,
    String operation,
    @Nullable String planHash,
    long hostReboots,
    long expectedSeconds,
    List<String> before,
    List<String> after,
    List<String> risks,
    String wayBack,
    List<StepLine> steps,
    List<String> notes,
    List<ProblemBody.FaultBody> faults) {

  static BiosOperationPlanBody of(BiosOperationPlan plan) {
    return new BiosOperationPlanBody(
        plan.serverId(),
        plan.server(),
        plan.operation(),
        plan.hash().map(Sha256::hex).orElse(null),
        plan.hostReboots(),
        plan.plan().map(p -> p.expected().toSeconds()).orElse(0L),
        plan.before(),
        plan.after(),
        plan.risks(),
        plan.wayBack(),
        plan.plan().map(p -> p.steps().stream().map(StepLine::of).toList()).orElse(List.of()),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        plan.faults().stream().map(ProblemBody.FaultBody::of).toList());
  }
}
