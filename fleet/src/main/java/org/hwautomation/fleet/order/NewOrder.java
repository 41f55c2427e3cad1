package org.hwautomation.fleet.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import tools.jackson.databind.JsonNode;

/// An order to be accepted.
///
/// @param held only plans are made until somebody approves them
/// @param approved plan hashes by server: such a server runs exactly that plan or none
/// @param priority higher goes first, 0–100
/// @param after jobs that must succeed before
/// @param idempotencyKey the same key gives back the order that was made first
public record NewOrder(
    String operation,
    String title,
    JsonNode request,
    List<UUID> servers,
    boolean held,
    Map<UUID, Sha256> approved,
    int priority,
    List<UUID> after,
    Optional<String> idempotencyKey) {

  public NewOrder {
    servers = List.copyOf(servers);
    approved = Map.copyOf(approved);
    after = List.copyOf(after);
    if (priority < 0 || priority > 100) {
      throw new IllegalArgumentException("a priority is 0–100, not " + priority);
    }
  }
}
