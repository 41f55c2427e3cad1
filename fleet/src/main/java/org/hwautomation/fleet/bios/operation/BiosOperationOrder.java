package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;

/// Go: do this to these servers.
///
/// @param approved plan hashes by server; a server named here runs exactly the plan with this hash
///   or not at all, any other runs the plan made now
/// @param priority higher goes first, 0–100
/// @param idempotencyKey the same key never starts the same server twice
/// @param after jobs that must succeed before, such as a backup
public record BiosOperationOrder(
    List<UUID> servers,
    BiosOperationRequest request,
    Map<UUID, Sha256> approved,
    int priority,
    Optional<String> idempotencyKey,
    List<UUID> after) {

  public static final int DEFAULT_PRIORITY = 50;

  public BiosOperationOrder {
    servers = List.copyOf(servers);
    approved = Map.copyOf(approved);
    after = List.copyOf(after);
  }

  public static BiosOperationOrder of(List<UUID> servers, BiosOperationRequest request) {
    return new BiosOperationOrder(
        servers, request, Map.of(), DEFAULT_PRIORITY, Optional.empty(), List.of());
  }
}
