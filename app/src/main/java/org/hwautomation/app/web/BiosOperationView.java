package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.fleet.bios.operation.Offer;
import org.jspecify.annotations.Nullable;

/// What can be done to one server's BIOS beside its settings, and the plan of what was chosen.
///
/// @param plan null before one was asked for
public record BiosOperationView(
    Frame frame,
    String serverId,
    String server,
    Offer offer,
    OperationForm form,
    @Nullable PlanView plan,
    boolean mayChange,
    @Nullable Notice notice) {

  /// @param hash empty when it cannot be run or has nothing to do
  public record PlanView(
      String operation,
      String hash,
      String summary,
      List<String> before,
      List<String> after,
      List<String> risks,
      List<String> notes,
      List<String> faults,
      String wayBack,
      List<JobView.PhaseView> phases) {}
}
