package org.hwautomation.fleet.bios.compliance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Leave for a server, or for all that a scope covers, to break a rule until a moment.
///
/// @param server empty when a scope says which servers
/// @param scope empty when it is for one server
public record Waiver(
    UUID id,
    String rule,
    Optional<UUID> server,
    Optional<RuleScope> scope,
    String reason,
    String grantedBy,
    Instant grantedAt,
    Instant expiresAt) {

  public boolean covers(RuledServer other) {
    return server.map(other.id()::equals).orElseGet(() -> scope.orElseThrow().covers(other));
  }

  public boolean expired(Instant now) {
    return !expiresAt.isAfter(now);
  }
}
