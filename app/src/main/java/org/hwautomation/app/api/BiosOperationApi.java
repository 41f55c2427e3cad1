package org.hwautomation.app.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.operation.BiosOperationRequest;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// BIOS operations beside attributes: defaults, passwords, boot order, boot device, secure boot.
@RestController
class BiosOperationApi {

  private final Fleet fleet;
  private final BiosOperations operations;
  private final Orders orders;
  private final NamedServers named;

  BiosOperationApi(Fleet fleet, BiosOperations operations, Orders orders) {
    this.orders = orders;
    this.fleet = fleet;
    this.operations = operations;
    this.named = new NamedServers(fleet);
  }

  record OperationPlansBody(List<BiosOperationPlanBody> plans) {}

  /// What a server offers and how it stands, read from its BMC now.
  @GetMapping("/api/v1/servers/{id}/bios/operations")
  BiosOfferBody offer(Actor actor, @PathVariable String id) {
    return BiosOfferBody.of(operations.look(actor, fleet.servers().byIdOrName(id).id()));
  }

  /// What would happen, with reasons. Changes nothing. One server is read at once, and no password
  /// is kept; for many the answer is an order whose plans are made in the background and may be
  /// approved in one go.
  @PostMapping("/api/v1/bios/operations/plans")
  ResponseEntity<?> plans(Actor actor, @RequestBody BiosOperationBody body) {
    var servers = named.of(body.servers(), body.query());
    if (servers.size() > 1) return accepted(actor, wish(servers, body, null), true);
    return ResponseEntity.ok(
        new OperationPlansBody(
            operations.preview(actor, servers, body.request()).stream()
                .map(BiosOperationPlanBody::of)
                .toList()));
  }

  /// One job per server; each is validated on its own. One server is begun at once; many are an
  /// order, which is stored before the answer goes out and carried out in the background.
  @PostMapping("/api/v1/bios/operations")
  ResponseEntity<?> start(
      Actor actor,
      @RequestBody BiosOperationBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var servers = named.of(body.servers(), body.query());
    var wish = wish(servers, body, key);
    return servers.size() > 1
        ? accepted(actor, wish, false)
        : StartedJobs.answer(operations.start(actor, wish));
  }

  private StartOrder<BiosOperationRequest> wish(
      List<UUID> servers, BiosOperationBody body, @Nullable String key) {
    return new StartOrder<>(
        servers,
        body.request(),
        named.hashes(body.approvedPlans()),
        body.priority() == null ? StartOrder.DEFAULT_PRIORITY : body.priority(),
        Optional.ofNullable(key),
        body.after() == null ? List.of() : body.after(),
        Optional.ofNullable(body.atOnce()));
  }

  private ResponseEntity<OrderBody> accepted(
      Actor actor, StartOrder<BiosOperationRequest> wish, boolean held) {
    return OrderBody.accepted(orders.accept(actor, operations.operation(), wish, held));
  }
}
