package org.hwautomation.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.jobs.plan.Plan;
import tools.jackson.databind.JsonNode;

/// A job to be done.
///
/// @param subject what it works on; one active job each
/// @param priority 0–100, higher first
/// @param idempotencyKey the same key gives back the job that was made first
/// @param dependsOn jobs that must succeed before
/// @param limits places it takes while active: key → how many may be taken in all
/// @param retries empty = the worker's own
/// @param details for people and programs, not for us
public record NewJob(
    String subject,
    String operation,
    Plan plan,
    int priority,
    String requestedBy,
    Optional<String> idempotencyKey,
    List<UUID> dependsOn,
    Map<String, Integer> limits,
    Optional<Instant> notBefore,
    Optional<Retries> retries,
    JsonNode details) {

  public NewJob {
    dependsOn = List.copyOf(dependsOn);
    limits = Map.copyOf(limits);
    if (priority < 0 || priority > 100) {
      throw new IllegalArgumentException("a priority is 0–100, not " + priority);
    }
  }

  /// With the retries that the worker is set to.
  public NewJob(
      String subject,
      String operation,
      Plan plan,
      int priority,
      String requestedBy,
      Optional<String> idempotencyKey,
      List<UUID> dependsOn,
      Map<String, Integer> limits,
      Optional<Instant> notBefore,
      JsonNode details) {
    this(
        subject,
        operation,
        plan,
        priority,
        requestedBy,
        idempotencyKey,
        dependsOn,
        limits,
        notBefore,
        Optional.empty(),
        details);
  }

  public NewJob with(Retries own) {
    return new NewJob(
        subject,
        operation,
        plan,
        priority,
        requestedBy,
        idempotencyKey,
        dependsOn,
        limits,
        notBefore,
        Optional.of(own),
        details);
  }
}
