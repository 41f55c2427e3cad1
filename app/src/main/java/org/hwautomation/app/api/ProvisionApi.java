package org.hwautomation.app.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.firmware.ComponentVerdict;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.provisioning.FirmwarePolicy;
import org.hwautomation.fleet.provisioning.ProvisionRequest;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.provisioning.ServerPlan;
import org.hwautomation.fleet.window.WindowChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Firmware first, then BIOS. With `dryRun` it shows the plans; without it starts one job per
/// server.
@RestController
class ProvisionApi {

  private final NamedServers named;
  private final Provisioning provisioning;

  ProvisionApi(Fleet fleet, Provisioning provisioning) {
    this.named = new NamedServers(fleet);
    this.provisioning = provisioning;
  }

  /// @param servers ids or names
  /// @param query text search instead of names, as in the list of servers
  /// @param window name of a maintenance window in which alone work is begun; empty text =
  ///   whichever covers the server
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
      @Nullable Integer priority,
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

  record BiosLine(String attribute, @Nullable Object from, Object to, String reason, int pass) {}

  @PostMapping({
    "/api/v1/workflows/provision-firmware-first",
    "/api/orchestration/provision-firmware-first"
  })
  ResponseEntity<?> provision(
      Actor actor,
      @RequestBody Body body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var servers = named.of(body.servers(), body.query());
    var request = request(body);
    if (Boolean.TRUE.equals(body.dryRun())) {
      return ResponseEntity.ok(
          Map.of(
              "plans",
              provisioning.preview(actor, servers, request).stream()
                  .map(ProvisionApi::plan)
                  .toList()));
    }
    var started =
        provisioning.start(
            actor,
            new StartOrder<>(
                servers,
                request,
                named.hashes(body.approvedPlans()),
                body.priority() == null ? StartOrder.DEFAULT_PRIORITY : body.priority(),
                Optional.ofNullable(key),
                List.of()));
    return StartedJobs.answer(started);
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
        Optional.ofNullable(body.window()).map(WindowChoice::named));
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
        plan.bios().changes().stream()
            .map(c -> new BiosLine(c.attribute(), c.from(), c.to(), c.reason(), c.pass()))
            .toList(),
        plan.plan().map(p -> p.steps().stream().map(StepLine::of).toList()).orElse(List.of()),
        plan.plan().map(p -> p.notes()).orElse(List.of()),
        plan.faults().stream().map(ProblemBody.FaultBody::of).toList());
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
