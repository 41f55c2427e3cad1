package org.hwautomation.driver.dell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The Lifecycle Controller must be ready before jobs are given to it: an API that answers is not
/// enough (fact book 3.10).
record DellReadiness(ServerResources resources, DellJobs jobs) implements Readiness {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public State look() {
    var status = lifecycleController();
    if (status.isEmpty()) return new RedfishReadiness(resources).look();
    var lc = status.get().path("LCStatus").asString("");
    if (!lc.equals("Ready")) return new State.NotReady("Lifecycle Controller is " + lc, SOON);
    var rt = status.get().path("RTStatus").asString("Ready");
    if (!rt.equals("Ready")) return new State.NotReady("real-time monitoring is " + rt, SOON);
    var host = new RedfishReadiness(resources).look();
    return host instanceof State.Ready(var detail) ? new State.Ready("LC Ready, " + detail) : host;
  }

  /// Empty on firmware that does not tell (before iDRAC9 3.30).
  private Optional<JsonNode> lifecycleController() {
    var manager = resources.manager();
    var service = Resource.link(manager.at("Links", "Oem", "Dell", "DellLCService"));
    if (service.isEmpty()) return Optional.empty();
    var action = service.get() + "/Actions/DellLCService.GetRemoteServicesAPIStatus";
    try {
      return resources.bmc().post(action, JsonNodeFactory.instance.objectNode()).json();
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.NotFound
          || e.failure() instanceof Failure.MethodNotAllowed
          || e.failure() instanceof Failure.NotSupported) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public List<PendingWork> pendingWork() {
    return jobs.open().stream()
        .map(job ->
            new PendingWork(
                job.id(),
                job.configuresBios() ? "BIOS" : job.updatesFirmware() ? "FIRMWARE" : "OTHER",
                job.name() + " (" + job.state() + ")",
                job.phase() == DellJob.Phase.SCHEDULED))
        .toList();
  }
}
