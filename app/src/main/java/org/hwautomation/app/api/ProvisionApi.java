package org.hwautomation.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.change.SettingChange;
import org.hwautomation.fleet.firmware.ComponentVerdict;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.provisioning.FirmwarePolicy;
import org.hwautomation.fleet.provisioning.ProvisionRequest;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.provisioning.ServerPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Firmware first, then BIOS. One server is begun at once; many are an order, which is stored
/// before the answer goes out and carried out in the background. With `dryRun` nothing is begun: of
/// a few servers the plans come at once, of more as an order whose plans may be approved in one go.
@RestController
class ProvisionApi {

  private final NamedServers named;
  private final Provisioning provisioning;
  private final Orders orders;

  ProvisionApi(Fleet fleet, Provisioning provisioning, Orders orders) {
    this.orders = orders;
    this.named = new NamedServers(fleet);
    this.provisioning = provisioning;
  }

  /// @param servers ids or names
  /// @param query text search instead of names, as in the list of servers
  /// @param window name of a maintenance window in which alone work is begun; empty text =
  ///   whichever covers the server
  /// @param at not before this moment
  /// @param until with at: nothing is begun after this moment
  /// @param atOnce of many servers, how many are worked on at the same time
  /// @param after jobs that must succeed before, such as a backup
  /// @param approvedPlans plan hash by server id or name: runs exactly that plan or not at all
  record Body(
      @Nullable List<String> servers,
      @Nullable String query,
      @Nullable String deviceType,
      @Nullable FirmwarePolicy firmwarePolicy,
      @Nullable Boolean configureBios,
      @Nullable Boolean allowDowngrade,
      @Nullable Integer gracefulLimitSeconds,
      @Nullable String window,
      @Nullable Instant at,
      @Nullable Instant until,
      @Nullable Integer atOnce,
      @Nullable Integer priority,
      @Nullable List<UUID> after,
      @Nullable Map<String, String> approvedPlans,
      @Nullable Boolean dryRun) {}

  record PlanBody(
      UUID serverId,
      String server,
      String deviceType,
      @Nullable String planHash,
      long hostReboots,
      long expectedSeconds,
      List<FirmwareLine> firmware,
      List<BiosLine> bios,
      List<StepLine> steps,
      List<String> notes,
      List<ProblemBody.FaultBody> faults) {}

  record FirmwareLine(
      String component,
      String kind,
      String installed,
      String wanted,
      String decision,
      String reason) {}

  record BiosLine(
      String attribute,
      @Nullable Object from,
      Object to,
      String reason,
      int pass,
      String method,
      String methodReason) {}

  @PostMapping({
    "/api/v1/workflows/provision-firmware-first",
    "/api/orchestration/provision-firmware-first"
  })
  ResponseEntity<?> provision(
      Actor actor,
      @RequestBody Body body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var servers = named.of(body.servers(), body.query());
    var wish = wish(servers, body, key);
    boolean dryRun = Boolean.TRUE.equals(body.dryRun());
    if (dryRun && servers.size() <= EachServer.FEW) {
      return ResponseEntity.ok(
          Map.of(
              "plans",
              provisioning.preview(actor, servers, wish.request()).stream()
                  .map(ProvisionApi::plan)
                  .toList()));
    }
    return servers.size() > 1
        ? OrderBody.accepted(orders.accept(actor, provisioning.operation(), wish, dryRun))
        : StartedJobs.answer(provisioning.start(actor, wish));
  }

  private StartOrder<ProvisionRequest> wish(List<UUID> servers, Body body, @Nullable String key) {
    return new StartOrder<>(
        servers,
        request(body),
        named.hashes(body.approvedPlans()),
        body.priority() == null ? StartOrder.DEFAULT_PRIORITY : body.priority(),
        Optional.ofNullable(key),
        body.after() == null ? List.of() : body.after(),
        Optional.ofNullable(body.atOnce()));
  }

  private static ProvisionRequest request(Body body) {
    return new ProvisionRequest(
        Optional.ofNullable(body.deviceType()).filter(text -> !text.isBlank()),
        body.firmwarePolicy() == null ? FirmwarePolicy.BASELINE : body.firmwarePolicy(),
        !Boolean.FALSE.equals(body.configureBios()),
        Boolean.TRUE.equals(body.allowDowngrade()),
        body.gracefulLimitSeconds() == null
            ? ProvisionRequest.DEFAULT_GRACEFUL_LIMIT
            : Duration.ofSeconds(body.gracefulLimitSeconds()),
        false,
        new ApplyTimeBody(null, body.window(), body.at(), body.until()).time());
  }

  private static PlanBody plan(ServerPlan plan) {
    return new PlanBody(
        plan.serverId(),
        plan.server(),
        plan.deviceType(),
        plan.hash().map(Sha256::hex).orElse(null),
        plan.plan().map(p -> p.hostReboots()).orElse(0L),
        plan.plan().map(p -> p.expected().toSeconds()).orElse(0L),
        plan.firmware().verdicts().stream().map(ProvisionApi::firmware).toList(),
        plan.changes().stream().map(ProvisionApi::bios).toList(),
        plan.plan().map(p -> p.steps().stream().map(StepLine::of).toList()).orElse(List.of()),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        plan.faults().stream().map(ProblemBody.FaultBody::of).toList());
  }

  private static BiosLine bios(SettingChange change) {
    var difference = change.difference();
    return new BiosLine(
        difference.attribute(),
        difference.from(),
        difference.to(),
        difference.reason(),
        difference.pass(),
        change.method().title(),
        change.methodReason());
  }

  private static FirmwareLine firmware(ComponentVerdict verdict) {
    return new FirmwareLine(
        verdict.installed().component(),
        verdict.installed().kind().name(),
        verdict.installed().version(),
        verdict.wanted(),
        verdict.decision().name(),
        verdict.reason());
  }
}
