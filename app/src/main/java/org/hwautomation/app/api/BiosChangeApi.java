package org.hwautomation.app.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.change.BiosStartOrder;
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
  private final NamedServers named;

  BiosChangeApi(Fleet fleet, BiosChanges changes) {
    this.changes = changes;
    this.named = new NamedServers(fleet);
  }

  record PlansBody(List<BiosPlanBody> plans) {}

  /// @param approvedPlan runs exactly the plan with this hash or not at all
  /// @param dryRun shows the plan and starts nothing
  record RollbackBody(@Nullable String approvedPlan, @Nullable Boolean dryRun) {}

  /// What would happen, with reasons. Changes nothing.
  @PostMapping("/api/v1/bios/plans")
  PlansBody plans(Actor actor, @RequestBody BiosChangeBody body) {
    return new PlansBody(
        changes.preview(actor, named.of(body.servers(), body.query()), body.request()).stream()
            .map(BiosPlanBody::of)
            .toList());
  }

  /// One job per server; each is validated on its own.
  @PostMapping("/api/v1/bios/changes")
  ResponseEntity<StartedJobs> start(
      Actor actor,
      @RequestBody BiosChangeBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    return StartedJobs.answer(
        changes.start(
            actor,
            new BiosStartOrder(
                named.of(body.servers(), body.query()),
                body.request(),
                named.hashes(body.approvedPlans()),
                body.priority() == null ? BiosStartOrder.DEFAULT_PRIORITY : body.priority(),
                Optional.ofNullable(key),
                body.after() == null ? List.of() : body.after())));
  }

  /// Back to the values of before a BIOS change: with `dryRun` the plan, without it the job.
  @PostMapping("/api/v1/jobs/{id}/rollback")
  ResponseEntity<?> rollBack(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable RollbackBody body) {
    if (body != null && Boolean.TRUE.equals(body.dryRun())) {
      return ResponseEntity.ok(
          new PlansBody(
              changes.previewTakingBack(actor, id).stream().map(BiosPlanBody::of).toList()));
    }
    var approved = Optional.ofNullable(body).map(RollbackBody::approvedPlan).map(Sha256::new);
    return StartedJobs.answer(changes.takeBack(actor, id, approved));
  }
}
