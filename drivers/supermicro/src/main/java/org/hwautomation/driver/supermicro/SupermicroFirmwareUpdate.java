package org.hwautomation.driver.supermicro;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.firmware.InstallOrder;
import org.hwautomation.driver.standard.firmware.MultipartPush;
import org.hwautomation.driver.standard.firmware.TaskInstallState;
import org.hwautomation.driver.supermicro.UpdateParameters.Dialect;
import org.hwautomation.driver.supermicro.UpdateTasks.Phase;
import org.hwautomation.driver.supermicro.UpdateTasks.UpdateTask;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.task.TaskReader;
import org.hwautomation.redfish.task.TaskRef;
import org.hwautomation.redfish.task.TaskView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Firmware on Supermicro: upload, a verify task, StartUpdate, an update task (fact book 5.6,
/// sequence S1). A BMC flash ends in the BMC's restart, and the task is lost with it.
final class SupermicroFirmwareUpdate implements FirmwareUpdate, Offered {

  private static final InstallOrder ORDER = new InstallOrder(Activation.BMC_RESTARTS_ITSELF);

  /// A completed flash that waits for its reset longer than this is somebody else's.
  private static final Duration RECENT = Duration.ofHours(1);

  private static final Set<String> FINAL =
      Set.of(
          "OemAntiRollForward",
          "OemSystemLockdownEnabled",
          "OemLicenseNotPassed",
          "OemBiosUploadFail",
          "VerificationFailed",
          "InvalidUpgradeImage",
          "ImageNotSupported");

  private final ServerResources resources;
  private final FirmwareInventory firmware;
  private final UpdateTasks tasks;
  private volatile Dialect dialect = Dialect.A;

  SupermicroFirmwareUpdate(ServerResources resources, FirmwareInventory firmware) {
    this.resources = resources;
    this.firmware = firmware;
    this.tasks = new UpdateTasks(resources);
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return resources
        .updateService()
        .filter(service -> !service.text("MultipartHttpPushUri").isEmpty())
        .isPresent();
  }

  @Override
  public List<FirmwareItem> inventory() {
    return firmware.read();
  }

  @Override
  public VersionOrder compare(FirmwareItem installed, String wanted) {
    return SupermicroFirmwareItems.VERSIONS.compare(installed, wanted);
  }

  @Override
  public List<InstallWave> order(List<FirmwareTarget> targets) {
    return ORDER.waves(targets);
  }

  /// Licences are no obstacle: sources differ on whether uploads need one, so the BMC's refusal
  /// decides (fact book 5.3).
  @Override
  public Optional<String> obstacle(FirmwareTarget target) {
    var absent =
        firmware.read().stream()
            .filter(item -> item.id().equals(target.installItem()) && !item.updateable())
            .findFirst();
    if (absent.isPresent()) {
      return Optional.of(
          "the BMC says that "
              + absent.get().name()
              + " cannot be updated (version \""
              + absent.get().version()
              + "\")");
    }
    return Optional.empty();
  }

  /// A verify or update task of this kind of component that is still of consequence: open, verified
  /// but not started, or flashed within the last hour and waiting for its reset.
  @Override
  public Optional<JsonNode> underway(FirmwareTarget target) {
    var newest = tasks.of(target.kind()).stream().findFirst();
    return newest.filter(this::ofConsequence).map(task -> ticket(task.path()));
  }

  @Override
  public Set<String> traces() {
    return tasks.all().stream().map(UpdateTask::path).collect(Collectors.toSet());
  }

  @Override
  public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
    return tasks.of(target.kind()).stream()
        .filter(task -> !before.contains(task.path()))
        .findFirst()
        .map(task -> ticket(task.path()));
  }

  private boolean ofConsequence(UpdateTask task) {
    if (task.open()) return true;
    return task.completed() && tasks.endedWithin(task, RECENT) && !tasks.resetSince(task);
  }

  @Override
  public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var service = service();
    var reply = upload(service, target, image, progress);
    return TaskRef.from(reply)
        .map(task -> ticket(task.path()))
        .orElseGet(() -> JsonNodeFactory.instance.objectNode());
  }

  private Reply upload(
      Resource service, FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var first = dialect;
    try {
      return send(service, target, image, progress, first);
    } catch (RedfishException e) {
      if (isStuck(e.failure())) throw stuck(e);
      if (!UpdateParameters.hasDialects(target) || !refusesFlags(e.failure())) throw e;
    }
    var other = first == Dialect.A ? Dialect.B : Dialect.A;
    var reply = send(service, target, image, progress, other);
    dialect = other;
    return reply;
  }

  private Reply send(
      Resource service,
      FirmwareTarget target,
      FirmwareImage image,
      UploadProgress progress,
      Dialect dialect) {
    return new MultipartPush(resources, one -> UpdateParameters.of(resources, one, dialect))
        .send(service, target, image, progress);
  }

  private static boolean refusesFlags(Failure failure) {
    return failure instanceof Failure.RejectedByValidation(var _, var status, var messages)
        && status == 400
        && messages.stream()
            .anyMatch(message ->
                message.is("PropertyUnknown")
                    || message.is("ActionParameterUnknown")
                    || message.is("ActionParameterNotSupported")
                    || message.is("PropertyMissing"));
  }

  private static boolean isStuck(Failure failure) {
    return failure instanceof Failure.RejectedByValidation(var _, var _, var messages)
        && messages.stream()
            .anyMatch(message ->
                message.is("OemFirmwareAlreadyInUpdateMode")
                    || message.is("OemBiosUpdateIsInProgress"));
  }

  /// A previous update holds the BMC. Only a BMC reset ends that, when no task is running.
  private RedfishException stuck(RedfishException e) {
    var refusal = (Failure.RejectedByValidation) e.failure();
    return new RedfishException(new Failure.Conflict(refusal.where(), refusal.messages()), e);
  }

  /// Starts the update when the verification is over and nobody has started it yet.
  @Override
  public InstallState look(FirmwareTarget target, JsonNode ticket) {
    var path = ticket.path("task").asString("");
    if (path.isEmpty()) return new InstallState.Vanished("the BMC named no task");
    var known = tasks.of(target.kind());
    var update =
        known.stream()
            .filter(task -> task.phase() == Phase.UPDATE)
            .filter(task -> UpdateTasks.number(task.path()) >= UpdateTasks.number(path))
            .findFirst();
    if (update.isPresent()) return flashed(target, update.get().path());
    boolean verifying =
        known.stream().anyMatch(task -> task.path().equals(path) && task.phase() == Phase.VERIFY);
    if (!verifying) return flashed(target, path);
    return switch (TaskReader.read(resources.bmc(), new TaskRef(path))) {
      case TaskView.Finished _ -> startUpdate();
      case TaskView view -> TaskInstallState.of(view);
    };
  }

  private InstallState startUpdate() {
    var action = service().action("UpdateService.StartUpdate");
    if (action.isEmpty()) return new InstallState.Running(null, "verified");
    resources.bmc().post(action.get().target(), JsonNodeFactory.instance.objectNode());
    return new InstallState.Running(null, "verified; the BMC begins to flash");
  }

  private InstallState flashed(FirmwareTarget target, String task) {
    return switch (TaskReader.read(resources.bmc(), new TaskRef(task))) {
      case TaskView.Finished(var _, var text, var _) -> afterFlash(target, text);
      case TaskView view -> TaskInstallState.of(view);
    };
  }

  private static InstallState afterFlash(FirmwareTarget target, String text) {
    return switch (target.kind()) {
      case BMC -> new InstallState.Finished(text + "; the BMC restarts");
      case CPLD, PSU -> new InstallState.Staged(Activation.HOST_POWER_CYCLE, text);
      case BIOS, STORAGE, NIC, DRIVE, OTHER ->
          new InstallState.Staged(Activation.HOST_RESET, "flashed; runs after the host's reset");
    };
  }

  @Override
  public boolean refusalIsFinal(String code) {
    return FINAL.contains(code);
  }

  private static JsonNode ticket(String task) {
    return JsonNodeFactory.instance.objectNode().put("task", task);
  }

  private Resource service() {
    return resources
        .updateService()
        .orElseThrow(() ->
            new RedfishException(
                new Failure.NotSupported(
                    new Where(resources.name(), "GET", "/redfish/v1/UpdateService"), List.of())));
  }
}
