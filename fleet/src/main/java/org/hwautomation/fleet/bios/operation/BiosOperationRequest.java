package org.hwautomation.fleet.bios.operation;

import java.time.Duration;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.RollbackPolicy;

/// An operation, when it is put in force, and what becomes of it when it does not take.
///
/// @param rollback of use for the boot order and secure boot; the others cannot go back by
///   themselves
/// @param gracefulLimit how long the host's operating system may take to shut down before it is
///   switched off
public record BiosOperationRequest(
    BiosOperation operation, ApplyTime applyTime, RollbackPolicy rollback, Duration gracefulLimit) {

  /// Now, with a person to go back.
  public static BiosOperationRequest of(BiosOperation operation) {
    return new BiosOperationRequest(
        operation, ApplyTime.NOW, RollbackPolicy.BY_HAND, BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT);
  }

  public BiosOperationRequest at(ApplyTime when) {
    return new BiosOperationRequest(operation, when, rollback, gracefulLimit);
  }

  public BiosOperationRequest with(RollbackPolicy policy) {
    return new BiosOperationRequest(operation, applyTime, policy, gracefulLimit);
  }
}
