package org.hwautomation.app.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.firmware.ComponentVerdict;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.provisioning.FirmwarePolicy;
import org.hwautomation.fleet.provisioning.ProvisionRequest;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.provisioning.ServerPlan;
import org.hwautomation.fleet.provisioning.StartOrder;
import org.hwautomation.fleet.server.ServerFilter;
import org.hwautomation.jobs.plan.PlanStep;
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

  private final Fleet fleet;
  private final Provisioning provisioning;

  ProvisionApi(Fleet fleet, Provisioning provisioning) {
    this.fleet = fleet;
    this.provisioning = provisioning;
  }

  /// @param servers ids or names
  /// @param query text search instead of names, as in the list of servers
  /// @param approvedPlans plan hash by server id or name: runs exactly that plan or not at all
  record Body(
      @Nullable List<String> servers,
      @Nullable String query,
      @Nullable String deviceType,
      @Nullable FirmwarePolicy firmwarePolicy,
      @Nullable Boolean configureBios,
      @Nullable Boolean allowDowngrade,
      @Nullable Integer gracefulLimitSeconds,
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

  record StepLine(
      String key,
      String phase,
      String title,
      String reason,
      List<String> impact,
      long expectedSeconds) {}

  record StartBody(List<StartedBody> jobs) {}

  record StartedBody(
      UUID serverId, String server, @Nullable UUID job, @Nullable ProblemBody problem) {}

  @PostMapping({
    "/api/v1/workflows/provision-firmware-first",
    "/api/orchestration/provision-firmware-first"
  })
  ResponseEntity<?> provision(
      Actor actor,
      @RequestBody Body body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var servers = servers(body);
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
            new StartOrder(
                servers,
                request,
                approved(body),
                body.priority() == null ? StartOrder.DEFAULT_PRIORITY : body.priority(),
                Optional.ofNullable(key)));
    return answer(started);
  }

  /// 202 when at least one job began. One server alone that cannot begin is that server's problem.
  private static ResponseEntity<?> answer(List<Started> started) {
    if (started.size() == 1 && started.getFirst().problem().isPresent()) {
      throw started.getFirst().problem().get();
    }
    var body = new StartBody(started.stream().map(ProvisionApi::started).toList());
    var jobs = started.stream().flatMap(one -> one.job().stream()).toList();
    var response = ResponseEntity.accepted();
    if (jobs.size() == 1) response.header("Location", "/api/v1/jobs/" + jobs.getFirst());
    return response.body(body);
  }

  private List<UUID> servers(Body body) {
    if (body.servers() != null && !body.servers().isEmpty()) {
      return body.servers().stream().map(name -> fleet.servers().byIdOrName(name).id()).toList();
    }
    if (body.query() != null) {
      var ids = fleet.servers().ids(ServerFilter.text(body.query()));
      if (!ids.isEmpty()) return ids;
      throw Problem.notFound(
          "no-server-matches", "No server matches \"" + body.query() + "\".", "Look at the list.");
    }
    throw Problem.invalid(
        "no-servers", "The request names no servers.", "Give servers (ids or names) or query.");
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
        false);
  }

  private Map<UUID, Sha256> approved(Body body) {
    var approved = new HashMap<UUID, Sha256>();
    if (body.approvedPlans() != null) {
      body.approvedPlans()
          .forEach((server, hash) ->
              approved.put(fleet.servers().byIdOrName(server).id(), new Sha256(hash)));
    }
    return approved;
  }

  private static StartedBody started(Started one) {
    return new StartedBody(
        one.serverId(),
        one.server(),
        one.job().orElse(null),
        one.problem().map(ProblemBody::of).orElse(null));
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
        plan.plan().map(p -> p.steps().stream().map(ProvisionApi::step).toList()).orElse(List.of()),
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

  private static StepLine step(PlanStep step) {
    return new StepLine(
        step.key(),
        step.phase(),
        step.title(),
        step.reason(),
        step.impact().stream().map(Enum::name).toList(),
        step.expected().toSeconds());
  }
}
