package org.hwautomation.fleet.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The same operation asked of many servers.
///
/// @param operation which [OrderedOperation] carries it out
/// @param request as that operation wrote it
/// @param held only plans are made until somebody approves them
/// @param applies when it is put in force, as people read it
/// @param after jobs that must succeed before
/// @param atOnce how many servers are worked on at the same time; empty = as the limits allow
/// @param origin where the request came in
public record Order(
    UUID id,
    String operation,
    String title,
    JsonNode request,
    String applies,
    boolean held,
    int priority,
    List<UUID> after,
    Optional<Integer> atOnce,
    String requestedBy,
    Role role,
    String origin,
    Instant createdAt,
    Optional<String> approvedBy,
    @Nullable Instant cancelledAt) {

  public Order {
    after = List.copyOf(after);
  }

  /// Who asked, for what is done on their behalf later.
  Actor actor() {
    return new Actor(approvedBy.orElse(requestedBy), role, origin);
  }

  public boolean awaitsApproval() {
    return held && approvedBy.isEmpty() && cancelledAt == null;
  }
}
