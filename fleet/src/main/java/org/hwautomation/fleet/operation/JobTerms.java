package org.hwautomation.fleet.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.server.Server;

/// Under which terms a plan becomes a job.
///
/// @param priority higher goes first, 0–100
/// @param key the same key is the same job
/// @param after jobs that must succeed before
/// @param atOnce how many servers of the order are worked on at the same time
/// @param order that it is a part of; empty where one server alone was asked for
public record JobTerms(
    int priority,
    String requestedBy,
    Optional<String> key,
    List<UUID> after,
    Optional<Integer> atOnce,
    Optional<UUID> order) {

  public JobTerms {
    after = List.copyOf(after);
  }

  /// The places that a job takes: of the service, the server's site and the order.
  public Map<String, Integer> limits(SiteLimits limits, Server server) {
    var all = new LinkedHashMap<>(limits.of(server.site()));
    order.ifPresent(id -> atOnce.ifPresent(number -> all.put("order:" + id, number)));
    return all;
  }
}
