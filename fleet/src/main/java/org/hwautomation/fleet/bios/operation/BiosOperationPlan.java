package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.jobs.plan.Plan;

/// What an operation would do to one server.
///
/// @param plan present only when nothing stands in the way and something is to be done
/// @param before how the server stands now, one fact a line
/// @param after how it will stand, one fact a line
/// @param risks what may go wrong for whom, a sentence each
/// @param wayBack how to go back, in a sentence
/// @param faults everything that stands in the way, at once
public record BiosOperationPlan(
    UUID serverId,
    String server,
    String operation,
    Optional<Plan> plan,
    List<String> before,
    List<String> after,
    List<String> risks,
    String wayBack,
    List<Fault> faults) {

  public BiosOperationPlan {
    before = List.copyOf(before);
    after = List.copyOf(after);
    risks = List.copyOf(risks);
    faults = List.copyOf(faults);
  }

  static BiosOperationPlan impossible(
      UUID id, String server, String operation, List<Fault> faults) {
    return new BiosOperationPlan(
        id, server, operation, Optional.empty(), List.of(), List.of(), List.of(), "", faults);
  }

  public Optional<Sha256> hash() {
    return plan.map(Plan::hash);
  }

  /// It is so already.
  public boolean changesNothing() {
    return faults.isEmpty() && plan.isEmpty();
  }

  public long hostReboots() {
    return plan.map(Plan::hostReboots).orElse(0L);
  }
}
