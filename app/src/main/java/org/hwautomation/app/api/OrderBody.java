package org.hwautomation.app.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.fleet.order.OrderPart;
import org.hwautomation.fleet.order.OrderStanding;
import org.hwautomation.fleet.order.PartPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// An order over many servers with how they stand.
///
/// @param stage PLANNING, AWAITS_APPROVAL, RUNNING or OVER
/// @param applies when it is put in force, in words
/// @param atOnce how many servers are worked on at the same time; absent = as the limits allow
/// @param counts servers by state; states without servers are left out
/// @param hash over all plans, to approve them in one go; only while they await it
public record OrderBody(
    UUID id,
    String operation,
    String title,
    String stage,
    boolean over,
    boolean held,
    @Nullable String applies,
    @Nullable Integer atOnce,
    long servers,
    Map<String, Long> counts,
    @Nullable String hash,
    String requestedBy,
    Instant createdAt,
    @Nullable String approvedBy,
    @Nullable Instant cancelledAt) {

  /// One server's part.
  ///
  /// @param text the reason, or what its job does or came to
  /// @param plan what changes, in short; absent until there is a plan
  public record Part(
      UUID serverId,
      String server,
      String state,
      boolean over,
      String text,
      @Nullable String whatToDo,
      List<ProblemBody.FaultBody> faults,
      @Nullable String planHash,
      @Nullable PartPlan plan,
      @Nullable UUID job,
      int attempt) {

    static Part of(OrderPart part) {
      return new Part(
          part.server(),
          part.serverName(),
          part.state().name(),
          part.state().over(),
          part.text(),
          part.whatToDo().isEmpty() ? null : part.whatToDo(),
          part.faults().stream().map(ProblemBody.FaultBody::of).toList(),
          part.planHash().orElse(null),
          part.plan().orElse(null),
          part.job().orElse(null),
          part.attempt());
    }
  }

  static OrderBody of(OrderStanding standing) {
    var order = standing.order();
    var counts = new LinkedHashMap<String, Long>();
    standing
        .counts()
        .forEach((state, count) -> {
          if (count > 0) counts.put(state.name(), count);
        });
    return new OrderBody(
        order.id(),
        order.operation(),
        order.title(),
        standing.stage().name(),
        standing.stage() == OrderStanding.Stage.OVER,
        order.held(),
        order.applies().isEmpty() ? null : order.applies(),
        order.atOnce().orElse(null),
        standing.total(),
        counts,
        standing.hash().orElse(null),
        order.requestedBy(),
        order.createdAt(),
        order.approvedBy().orElse(null),
        order.cancelledAt());
  }

  static ResponseEntity<OrderBody> accepted(OrderStanding standing) {
    return ResponseEntity.accepted()
        .header("Location", "/api/v1/orders/" + standing.order().id())
        .body(of(standing));
  }
}
