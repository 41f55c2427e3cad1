package org.hwautomation.app.web;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.order.Order;
import org.hwautomation.fleet.order.OrderStanding;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.order.PartState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was asked of many servers at once, newest first.
@Controller
final class OrdersPage {

  private static final int PAGE = 50;

  private final Orders orders;
  private final Pages pages;

  OrdersPage(Orders orders, Pages pages) {
    this.orders = orders;
    this.pages = pages;
  }

  @GetMapping("/orders")
  ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, @RequestParam(required = false) @Nullable UUID before) {
    var page = orders.list(actor, Optional.ofNullable(before), PAGE);
    return pages.show(
        "orders",
        new OrdersView(
            Pages.frame("Orders", "jobs", actor, csrf),
            page.items().stream().map(OrdersPage::row).toList(),
            page.next().map(id -> "/orders?before=" + id).orElse("")));
  }

  private static OrdersView.Row row(OrderStanding standing) {
    var order = standing.order();
    return new OrdersView.Row(
        order.id().toString(),
        order.title(),
        kind(order),
        order.applies(),
        stage(standing),
        standing.total(),
        counts(standing),
        percent(standing),
        order.requestedBy(),
        Times.moment(order.createdAt()));
  }

  /// For people. What another version ordered has its own name.
  static String kind(Order order) {
    return switch (order.operation()) {
      case "bios.change" -> "BIOS change";
      case "bios.operation" -> "BIOS operation";
      case "provision" -> "Provisioning";
      default -> order.operation();
    };
  }

  static Badge stage(OrderStanding standing) {
    return switch (standing.stage()) {
      case PLANNING -> new Badge("planning", Tone.BUSY);
      case AWAITS_APPROVAL -> new Badge("awaits approval", Tone.WARN);
      case RUNNING -> new Badge("running", Tone.BUSY);
      case OVER ->
          standing.order().cancelledAt() != null
              ? new Badge("cancelled", Tone.WARN)
              : standing.toRetry() > 0
                  ? new Badge("over, not everywhere", Tone.BAD)
                  : new Badge("over", Tone.GOOD);
    };
  }

  static String counts(OrderStanding standing) {
    return standing.counts().entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(one -> one.getValue() + " " + one.getKey().word())
        .collect(Collectors.joining(", "));
  }

  static long percent(OrderStanding standing) {
    long done =
        standing.counts().entrySet().stream()
            .filter(one -> one.getKey().over())
            .mapToLong(one -> one.getValue())
            .sum();
    if (standing.order().awaitsApproval()) {
      done = standing.total() - standing.count(PartState.WAITING);
    }
    return standing.total() == 0 ? 100 : done * 100 / standing.total();
  }
}
