package org.hwautomation.driver.standard.firmware;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.base.ByteSize;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.TaskList;
import org.hwautomation.driver.standard.version.VersionSchemes;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.task.TaskRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Firmware update by the standard UpdateService.
///
/// @param transports best first; the first that the service offers is used
public record RedfishFirmwareUpdate(
    ServerResources resources,
    FirmwareInventory firmware,
    VersionSchemes schemes,
    InstallOrder installOrder,
    List<ImageTransport> transports)
    implements FirmwareUpdate, Offered {

  /// No second try helps against these (`Update` and `Base` message registries).
  private static final Set<String> FINAL =
      Set.of(
          "VerificationFailed",
          "ImageNotSupported",
          "InvalidUpgradeImage",
          "InvalidUpload",
          "ActionParameterNotSupported",
          "DowngradeNotAllowed");

  private static final Set<String> RUNNING =
      Set.of("New", "Starting", "Running", "Pending", "Suspended");

  public RedfishFirmwareUpdate {
    transports = List.copyOf(transports);
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return resources
        .updateService()
        .filter(service -> service.bool("ServiceEnabled", true))
        .filter(service -> transport(service).isPresent())
        .isPresent();
  }

  private Optional<ImageTransport> transport(Resource service) {
    return transports.stream().filter(transport -> transport.isOffered(service)).findFirst();
  }

  @Override
  public List<FirmwareItem> inventory() {
    return firmware.read();
  }

  @Override
  public VersionOrder compare(FirmwareItem installed, String wanted) {
    return schemes.compare(installed, wanted);
  }

  @Override
  public List<InstallWave> order(List<FirmwareTarget> targets) {
    return installOrder.waves(targets);
  }

  @Override
  public Optional<String> obstacle(FirmwareTarget target) {
    var service = resources.updateService();
    if (service.isEmpty() || transport(service.get()).isEmpty()) {
      return Optional.of("the BMC offers no way to send an image");
    }
    var limit = service.get().json().path("MaxImageSizeBytes");
    if (limit.isNumber() && limit.asLong() > 0 && target.size().bytes() > limit.asLong()) {
      return Optional.of(
          target.fileName()
              + " has "
              + target.size()
              + ", the BMC takes at most "
              + new ByteSize(limit.asLong()));
    }
    return Optional.empty();
  }

  /// An update task that still runs. Only one runs at a time on these services, so it is ours or
  /// somebody's whose end must be waited for; the version tells afterwards which.
  @Override
  public Optional<JsonNode> underway(FirmwareTarget target) {
    return new TaskList(resources)
        .ofUpdateService().stream()
            .filter(task -> RUNNING.contains(task.text("TaskState")))
            .findFirst()
            .map(RedfishFirmwareUpdate::ticket);
  }

  @Override
  public Set<String> traces() {
    return new TaskList(resources)
        .ofUpdateService().stream().map(Resource::path).collect(Collectors.toSet());
  }

  @Override
  public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
    return new TaskList(resources)
        .ofUpdateService().stream()
            .filter(task -> !before.contains(task.path()))
            .findFirst()
            .map(RedfishFirmwareUpdate::ticket);
  }

  private static JsonNode ticket(Resource task) {
    return JsonNodeFactory.instance.objectNode().put("task", task.path());
  }

  @Override
  public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var service = resources.updateService().orElseThrow(this::notOffered);
    var transport = transport(service).orElseThrow(this::notOffered);
    var reply = transport.send(service, target, image, progress);
    var ticket = JsonNodeFactory.instance.objectNode().put("transport", transport.name());
    TaskRef.from(reply).ifPresent(task -> ticket.put("task", task.path()));
    return ticket;
  }

  @Override
  public InstallState look(FirmwareTarget target, JsonNode ticket) {
    var task = ticket.path("task").asString("");
    return task.isEmpty()
        ? new InstallState.Vanished("the BMC took the image and named no task")
        : TaskInstallState.read(resources.bmc(), new TaskRef(task));
  }

  @Override
  public boolean refusalIsFinal(String code) {
    return FINAL.contains(code);
  }

  private RedfishException notOffered() {
    return new RedfishException(
        new Failure.NotSupported(
            new Where(resources.name(), "POST", "/redfish/v1/UpdateService"), List.of()));
  }
}
