package org.hwautomation.fleet.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;

/// Go: provision these servers.
///
/// @param approved plan hashes by server; a server named here runs exactly the plan with this hash
///   or not at all, any other runs the plan made now
/// @param priority higher goes first, 0–100
/// @param idempotencyKey the same key never starts the same server twice
public record StartOrder(
    List<UUID> servers,
    ProvisionRequest request,
    Map<UUID, Sha256> approved,
    int priority,
    Optional<String> idempotencyKey) {

  public static final int DEFAULT_PRIORITY = 50;

  public StartOrder {
    servers = List.copyOf(servers);
    approved = Map.copyOf(approved);
  }
}
