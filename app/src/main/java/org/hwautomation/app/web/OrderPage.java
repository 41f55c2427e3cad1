package org.hwautomation.app.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.order.Order;
import org.hwautomation.fleet.order.OrderPart;
import org.hwautomation.fleet.order.OrderStanding;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.order.PartPlan;
import org.hwautomation.fleet.order.PartQuery;
import org.hwautomation.fleet.order.PartState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// An order over many servers: how they stand, their plans, and what can be done with all of it.
@Controller
final class OrderPage {

  private static final int PAGE = 50;

  private final Orders orders;
  private final Pages pages;

  OrderPage(Orders orders, Pages pages) {
    this.orders = orders;
    this.pages = pages;
  }

  @GetMapping("/orders/{id}")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String after) {
    return pages.show("order", view(actor, csrf, orders.find(actor, id), text, state, after, null));
  }

  @PostMapping("/orders/{id}/approve")
  ResponseEntity<byte[]> approve(
      Actor actor, CsrfToken csrf, @PathVariable UUID id, @RequestParam String hash) {
    return done(actor, csrf, id, () -> orders.approve(actor, id, hash));
  }

  @PostMapping("/orders/{id}/cancel")
  ResponseEntity<byte[]> cancel(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    return done(actor, csrf, id, () -> orders.cancel(actor, id));
  }

  @PostMapping("/orders/{id}/remove")
  ResponseEntity<byte[]> remove(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    try {
      orders.remove(actor, id);
      return Pages.seeOther("/orders");
    } catch (Problem problem) {
      return pages.show(
          "order", view(actor, csrf, orders.find(actor, id), "", "", null, Notices.of(problem)));
    }
  }

  @PostMapping("/orders/{id}/retry")
  ResponseEntity<byte[]> retry(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    return done(actor, csrf, id, () -> orders.retry(actor, id));
  }

  private ResponseEntity<byte[]> done(Actor actor, CsrfToken csrf, UUID id, Runnable act) {
    try {
      act.run();
      return Pages.seeOther("/orders/" + id);
    } catch (Problem problem) {
      return pages.show(
          "order", view(actor, csrf, orders.find(actor, id), "", "", null, Notices.of(problem)));
    }
  }

  private OrderView view(
      Actor actor,
      CsrfToken csrf,
      OrderStanding standing,
      String text,
      String shown,
      @Nullable String after,
      @Nullable Notice notice) {
    var order = standing.order();
    var query = new Query("/orders/" + order.id(), List.of()).with("text", text);
    var state = state(shown);
    var page =
        orders.parts(
            actor, order.id(), new PartQuery(state, text, Optional.ofNullable(after), PAGE));
    boolean may = actor.may(Permission.CHANGE_SERVERS);
    boolean over = standing.stage() == OrderStanding.Stage.OVER;
    long planned = standing.count(PartState.PLANNED);
    return new OrderView(
        Pages.frame(order.title(), "jobs", actor, csrf),
        order.id().toString(),
        order.title(),
        OrdersPage.kind(order),
        applies(order),
        OrdersPage.stage(standing),
        order.requestedBy() + ", " + Times.moment(order.createdAt()),
        OrdersPage.percent(standing),
        OrdersPage.counts(standing),
        chips(standing, query, state),
        text,
        shown,
        page.items().stream().map(OrderPage::row).toList(),
        may ? standing.hash().orElse("") : "",
        "Begin on " + counted(planned, "server"),
        may && !over,
        may && (over || standing.stage() == OrderStanding.Stage.AWAITS_APPROVAL),
        may && standing.toRetry() > 0 && over
            ? "Try " + counted(standing.toRetry(), "server") + " again"
            : "",
        over,
        page.next().map(next -> query.with("state", shown).with("after", next).href()).orElse(""),
        notice);
  }

  private static String applies(Order order) {
    return order
        .atOnce()
        .map(number -> order.applies() + "; " + counted(number, "server") + " at once")
        .orElse(order.applies());
  }

  private static Optional<PartState> state(String name) {
    return Arrays.stream(PartState.values()).filter(one -> one.name().equals(name)).findFirst();
  }

  private static List<Chip> chips(OrderStanding standing, Query query, Optional<PartState> chosen) {
    var chips = new ArrayList<Chip>();
    standing
        .counts()
        .forEach((state, count) -> {
          boolean on = chosen.filter(state::equals).isPresent();
          if (count > 0 || on) {
            chips.add(
                new Chip(
                    state.word(),
                    count,
                    on,
                    on ? query.href() : query.with("state", state.name()).href()));
          }
        });
    return chips;
  }

  private static OrderView.Row row(OrderPart part) {
    var details = new ArrayList<String>();
    // The first one is in the text.
    part.faults().stream().skip(1).map(Fault::text).forEach(details::add);
    if (!part.whatToDo().isEmpty()) details.add(part.whatToDo());
    return new OrderView.Row(
        part.serverName(),
        part.server().toString(),
        badge(part.state()),
        part.state() == PartState.PLANNED ? "" : part.text(),
        details,
        part.plan().map(PartPlan::lines).orElse(List.of()),
        part.plan().map(OrderPage::facts).orElse(""),
        part.plan().map(PartPlan::risks).orElse(List.of()),
        part.job().map(UUID::toString).orElse(""));
  }

  private static String facts(PartPlan plan) {
    return "%s, %s, about %s"
        .formatted(
            counted(plan.lines().size(), "line"),
            counted(plan.hostReboots(), "host restart"),
            Times.brief(Duration.ofSeconds(plan.expectedSeconds())));
  }

  private static Badge badge(PartState state) {
    var tone =
        switch (state) {
          case WAITING, PLANNED, QUEUED -> Tone.NEUTRAL;
          case RUNNING -> Tone.BUSY;
          case ALREADY_SO, VERIFIED -> Tone.GOOD;
          case PARTLY, CANCELLED -> Tone.WARN;
          case REFUSED, FAILED -> Tone.BAD;
        };
    return new Badge(state.word(), tone);
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
