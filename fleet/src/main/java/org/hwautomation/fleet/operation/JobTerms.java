package org.hwautomation.fleet.operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Under which terms a plan becomes a job.
///
/// @param priority higher goes first, 0–100
/// @param key the same key is the same job
/// @param after jobs that must succeed before
/// @param order that it is a part of; empty where one server alone was asked for
public record JobTerms(
    int priority,
    String requestedBy,
    Optional<String> key,
    List<UUID> after,
    Optional<UUID> order) {

  public JobTerms {
    after = List.copyOf(after);
  }
}
