package org.hwautomation.app.api;

import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.operation.BiosOperationOrder;
import org.hwautomation.fleet.bios.operation.BiosOperations;
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
  private final NamedServers named;

  BiosOperationApi(Fleet fleet, BiosOperations operations) {
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

  /// What would happen, with reasons. Changes nothing and keeps no password.
  @PostMapping("/api/v1/bios/operations/plans")
  OperationPlansBody plans(Actor actor, @RequestBody BiosOperationBody body) {
    return new OperationPlansBody(
        operations.preview(actor, named.of(body.servers(), body.query()), body.request()).stream()
            .map(BiosOperationPlanBody::of)
            .toList());
  }

  /// One job per server; each is validated on its own.
  @PostMapping("/api/v1/bios/operations")
  ResponseEntity<StartedJobs> start(
      Actor actor,
      @RequestBody BiosOperationBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    return StartedJobs.answer(
        operations.start(
            actor,
            new BiosOperationOrder(
                named.of(body.servers(), body.query()),
                body.request(),
                named.hashes(body.approvedPlans()),
                body.priority() == null ? BiosOperationOrder.DEFAULT_PRIORITY : body.priority(),
                Optional.ofNullable(key),
                body.after() == null ? List.of() : body.after())));
  }
}
