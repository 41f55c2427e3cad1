package org.hwautomation.fleet.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;

/// Go: do this to these servers.
///
/// @param request as the operation understands it
/// @param approved plan hashes by server; a server named here runs exactly the plan with this hash
///   or not at all, any other runs the plan made now
/// @param priority higher goes first, 0–100
/// @param idempotencyKey the same key never starts the same server twice
/// @param after jobs that must succeed before, such as a backup
/// @param atOnce how many of these servers are worked on at the same time; empty = as the limits of
///   the service and of the site allow
public record StartOrder<R>(
    List<UUID> servers,
    R request,
    Map<UUID, Sha256> approved,
    int priority,
    Optional<String> idempotencyKey,
    List<UUID> after,
    Optional<Integer> atOnce) {

  public static final int DEFAULT_PRIORITY = 50;

  public StartOrder {
    servers = List.copyOf(servers);
    approved = Map.copyOf(approved);
    after = List.copyOf(after);
    if (priority < 0 || priority > 100) {
      throw Problem.invalid(
          "priority-out-of-range",
          "A priority is 0–100, not " + priority + ".",
          "Give one of those, or none.");
    }
    if (atOnce.filter(number -> number < 1).isPresent()) {
      throw Problem.invalid(
          "at-once-out-of-range",
          "At least one server at once, not " + atOnce.get() + ".",
          "Give a number from 1, or none.");
    }
  }

  public static <R> StartOrder<R> of(List<UUID> servers, R request) {
    return new StartOrder<>(
        servers,
        request,
        Map.of(),
        DEFAULT_PRIORITY,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /// One server, which runs exactly the approved plan, or any where none was approved.
  public static <R> StartOrder<R> of(UUID server, R request, Optional<Sha256> approved) {
    return of(List.of(server), request)
        .approving(approved.map(hash -> Map.of(server, hash)).orElse(Map.of()));
  }

  public StartOrder<R> approving(Map<UUID, Sha256> hashes) {
    return new StartOrder<>(servers, request, hashes, priority, idempotencyKey, after, atOnce);
  }

  public StartOrder<R> atOnce(Optional<Integer> number) {
    return new StartOrder<>(servers, request, approved, priority, idempotencyKey, after, number);
  }
}
