package org.hwautomation.app.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Changing BIOS settings: plans first, then jobs, and the way back.
@RestController
class BiosChangeApi {

  private final BiosChanges changes;
  private final BiosOperations operations;
  private final Orders orders;
  private final NamedServers named;

  BiosChangeApi(Fleet fleet, BiosChanges changes, BiosOperations operations, Orders orders) {
    this.operations = operations;
    this.orders = orders;
    this.changes = changes;
    this.named = new NamedServers(fleet);
  }

  record PlansBody(List<BiosPlanBody> plans) {}

  /// @param approvedPlan runs exactly the plan with this hash or not at all
  /// @param dryRun shows the plan and starts nothing
  record RollbackBody(@Nullable String approvedPlan, @Nullable Boolean dryRun) {}

  /// What would happen, with reasons. Changes nothing. One server is read at once; for many the
  /// answer is an order whose plans are made in the background and may be approved in one go.
  @PostMapping("/api/v1/bios/plans")
  ResponseEntity<?> plans(Actor actor, @RequestBody BiosChangeBody body) {
    var servers = named.of(body.servers(), body.query());
    if (servers.size() > 1) return accepted(actor, wish(servers, body, null), true);
    return ResponseEntity.ok(
        new PlansBody(
            changes.preview(actor, servers, body.request()).stream()
                .map(BiosPlanBody::of)
                .toList()));
  }

  /// One job per server; each is validated on its own. One server is begun at once; many are an
  /// order, which is stored before the answer goes out and carried out in the background.
  @PostMapping("/api/v1/bios/changes")
  ResponseEntity<?> start(
      Actor actor,
      @RequestBody BiosChangeBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var servers = named.of(body.servers(), body.query());
    var wish = wish(servers, body, key);
    return servers.size() > 1
        ? accepted(actor, wish, false)
        : StartedJobs.answer(changes.start(actor, wish));
  }

  private StartOrder<BiosChangeRequest> wish(
      List<UUID> servers, BiosChangeBody body, @Nullable String key) {
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
      Actor actor, StartOrder<BiosChangeRequest> wish, boolean held) {
    return OrderBody.accepted(orders.accept(actor, changes.operation(), wish, held));
  }

  /// Back to how it was before a BIOS change or operation: with `dryRun` the plan, without it the
  /// job.
  @PostMapping("/api/v1/jobs/{id}/rollback")
  ResponseEntity<?> rollBack(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable RollbackBody body) {
    boolean dryRun = body != null && Boolean.TRUE.equals(body.dryRun());
    actor.require(dryRun ? Permission.READ : Permission.CHANGE_SERVERS);
    var approved = Optional.ofNullable(body).map(RollbackBody::approvedPlan).map(Sha256::new);
    if (operations.takesBack(id)) {
      if (!dryRun) return StartedJobs.answer(operations.takeBack(actor, id, approved));
      return ResponseEntity.ok(
          new BiosOperationApi.OperationPlansBody(
              operations.previewTakingBack(actor, id).stream()
                  .map(BiosOperationPlanBody::of)
                  .toList()));
    }
    if (dryRun) {
      return ResponseEntity.ok(
          new PlansBody(
              changes.previewTakingBack(actor, id).stream().map(BiosPlanBody::of).toList()));
    }
    return StartedJobs.answer(changes.takeBack(actor, id, approved));
  }
}
