package org.hwautomation.fleet.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fault;

/// One server's part of an order.
///
/// @param text the reason, or what its job does or came to
/// @param whatToDo where it did not begin
/// @param faults of its plan, all of them
/// @param planHash empty until there is a plan
/// @param attempt counts the retries, from 1
public record OrderPart(
    UUID server,
    String serverName,
    PartState state,
    String text,
    String whatToDo,
    List<Fault> faults,
    Optional<String> planHash,
    Optional<PartPlan> plan,
    Optional<UUID> job,
    int attempt) {

  public OrderPart {
    faults = List.copyOf(faults);
  }
}
