package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.order.OrderPart;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.order.PartQuery;
import org.hwautomation.fleet.order.PartState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Orders over many servers: how they stand, server by server, and what can be done with them.
@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {

  private final Orders orders;

  OrderApi(Orders orders) {
    this.orders = orders;
  }

  record ApprovalBody(@NotNull String hash) {}

  /// Newest first.
  ///
  /// @param before the `next` of the page before
  /// @param cursor the same, as other lists call it
  @GetMapping
  PageBody<OrderBody> list(
      Actor actor,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var page =
        orders.list(
            actor,
            Optional.ofNullable(before == null ? cursor : before),
            Math.clamp(limit, 1, 200));
    return new PageBody<>(
        page.items().stream().map(OrderBody::of).toList(), page.next().orElse(null));
  }

  @GetMapping("/{id}")
  OrderBody show(Actor actor, @PathVariable UUID id) {
    return OrderBody.of(orders.find(actor, id));
  }

  /// By name of the server.
  ///
  /// @param state only these
  /// @param text in the server's name or what it came to
  /// @param after the `next` of the page before
  /// @param cursor the same, as other lists call it
  @GetMapping("/{id}/servers")
  PageBody<OrderBody.Part> servers(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable PartState state,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit) {
    var page =
        orders.parts(
            actor,
            id,
            new PartQuery(
                Optional.ofNullable(state),
                text,
                Optional.ofNullable(after == null ? cursor : after),
                limit));
    return new PageBody<>(
        page.items().stream().map(OrderBody.Part::of).toList(), page.next().orElse(null));
  }

  @GetMapping("/{id}/servers.csv")
  ResponseEntity<byte[]> csv(Actor actor, @PathVariable UUID id) {
    var csv = new Csv("server", "state", "text", "what to do", "job", "plan", "attempt");
    var query = PartQuery.first(PartQuery.MOST);
    Page<OrderPart> page;
    do {
      page = orders.parts(actor, id, query);
      for (var part : page.items()) csv.row(cells(part));
      if (page.next().isPresent()) query = query.after(page.next().get());
    } while (page.next().isPresent());
    return csv.file("order-" + id + ".csv");
  }

  private static List<String> cells(OrderPart part) {
    var reasons = new ArrayList<String>();
    reasons.add(part.text());
    part.faults().forEach(fault -> reasons.add(fault.text()));
    return List.of(
        part.serverName(),
        part.state().name().toLowerCase(Locale.ROOT),
        String.join("; ", reasons),
        part.whatToDo(),
        part.job().map(UUID::toString).orElse(""),
        part.planHash().orElse(""),
        String.valueOf(part.attempt()));
  }

  /// Lets all plans begin that were shown, by the hash over them.
  @PostMapping("/{id}/approve")
  OrderBody approve(Actor actor, @PathVariable UUID id, @Valid @RequestBody ApprovalBody body) {
    return OrderBody.of(orders.approve(actor, id, body.hash()));
  }

  /// What has not begun does not begin; jobs stop before their next step.
  @PostMapping("/{id}/cancel")
  OrderBody cancel(Actor actor, @PathVariable UUID id) {
    return OrderBody.of(orders.cancel(actor, id));
  }

  /// Removes an order that is over, or that nobody approved. Its jobs stay.
  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(Actor actor, @PathVariable UUID id) {
    orders.remove(actor, id);
    return ResponseEntity.noContent().build();
  }

  /// Plans and begins anew where it was refused, failed or was cancelled.
  @PostMapping("/{id}/retry")
  ResponseEntity<OrderBody> retry(Actor actor, @PathVariable UUID id) {
    return OrderBody.accepted(orders.retry(actor, id));
  }
}
