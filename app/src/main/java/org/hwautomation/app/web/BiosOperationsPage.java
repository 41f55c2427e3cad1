package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.window.Windows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// BIOS operations on many servers: the wish, then an order whose plans wait for approval. What one
/// of them offers is only known when its plan is made; there it is refused with its reason.
@Controller
final class BiosOperationsPage {

  private final Fleet fleet;
  private final BiosOperations operations;
  private final Orders orders;
  private final Windows windows;
  private final Pages pages;

  BiosOperationsPage(
      Fleet fleet, BiosOperations operations, Orders orders, Windows windows, Pages pages) {
    this.fleet = fleet;
    this.operations = operations;
    this.orders = orders;
    this.windows = windows;
    this.pages = pages;
  }

  /// Takes any part of a selection. One server has a page of its own, with what it offers.
  @GetMapping("/bios/operations")
  ResponseEntity<byte[]> ask(Actor actor, CsrfToken csrf, BiosSelection selection) {
    actor.require(Permission.READ);
    if (selection.isEmpty()) return Pages.seeOther("/servers");
    var chosen = selection.ids(fleet);
    return chosen.size() == 1
        ? Pages.seeOther("/servers/" + chosen.getFirst() + "/bios/operations")
        : show(actor, csrf, selection, OperationForm.EMPTY, null);
  }

  @PostMapping("/bios/operations/plan")
  ResponseEntity<byte[]> plan(
      Actor actor, CsrfToken csrf, BiosSelection selection, OperationForm form) {
    try {
      var wish =
          StartOrder.of(selection.ids(fleet), form.request()).atOnce(form.when().serversAtOnce());
      var order = orders.accept(actor, operations.operation(), wish, true).order();
      return Pages.seeOther("/orders/" + order.id());
    } catch (Problem problem) {
      return show(actor, csrf, selection, form, Notices.of(problem));
    }
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      BiosSelection selection,
      OperationForm form,
      @Nullable Notice notice) {
    var servers = fleet.servers().all(selection.ids(fleet));
    return pages.show(
        "biosOperationsOfMany",
        new BiosOperationsView(
            Pages.frame("BIOS operations", "servers", actor, csrf),
            selection,
            named(servers),
            servers.size(),
            form,
            windows.list(actor).stream().map(one -> one.window().name()).toList(),
            notice));
  }

  private static List<BiosChangeView.Target> named(List<Server> servers) {
    return servers.stream()
        .limit(BiosChangeView.NAMED)
        .map(server -> new BiosChangeView.Target(server.id().toString(), server.name()))
        .toList();
  }
}
