package org.hwautomation.driver.lenovo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hwautomation.base.ByteSize;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
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
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.firmware.InstallOrder;
import org.hwautomation.driver.standard.firmware.MultipartPush;
import org.hwautomation.driver.standard.firmware.TaskInstallState;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.task.TaskReader;
import org.hwautomation.redfish.task.TaskRef;
import org.hwautomation.redfish.task.TaskView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Firmware on XCC: claim the service, push to `/mfwupdate`, follow the Task (never its monitor),
/// then a job for what UEFI flashes (fact book 6, sequence L1).
record LenovoFirmwareUpdate(ServerResources resources, FirmwareInventory firmware)
    implements FirmwareUpdate, Offered {

  private static final String BUSY = "HttpPushUriTargetsBusy";
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final InstallOrder ORDER = new InstallOrder(Activation.BMC_RESET);
  private static final Set<String> ENDED = Set.of("Completed", "Killed", "Exception", "Cancelled");
  private static final Set<String> FINAL =
      Set.of(
          "VerificationFailed",
          "ImageNotSupported",
          "InvalidUpgradeImage",
          "InvalidImage",
          "NotSupportedImage",
          "DowngradeNotAllowed");

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
    return LenovoFirmwareItems.VERSIONS.compare(installed, wanted);
  }

  /// XCC does not restart by itself after its own update: the BMC's wave ends in a BMC reset.
  @Override
  public List<InstallWave> order(List<FirmwareTarget> targets) {
    return ORDER.waves(targets);
  }

  @Override
  public Optional<String> obstacle(FirmwareTarget target) {
    var limit = service().json().path("MaxImageSizeBytes");
    if (limit.isNumber() && limit.asLong() > 0 && target.size().bytes() > limit.asLong()) {
      return Optional.of(
          target.fileName()
              + " has "
              + target.size()
              + ", this BMC takes at most "
              + new ByteSize(limit.asLong()));
    }
    return Optional.empty();
  }

  /// An update task that has not ended, or the wanted version waiting as `…-Pending`.
  @Override
  public Optional<JsonNode> underway(FirmwareTarget target) {
    var task = openTask();
    if (task.isPresent()) return Optional.of(ticket().put("task", task.get()));
    return isStaged(target) ? Optional.of(ticket().put("staged", true)) : Optional.empty();
  }

  Optional<String> openTask() {
    return updates()
        .filter(task -> !ENDED.contains(task.text("TaskState")))
        .map(Resource::path)
        .findFirst();
  }

  private Stream<Resource> updates() {
    return new TaskList(resources).tasks().stream().filter(LenovoFirmwareUpdate::isUpdate);
  }

  @Override
  public Set<String> traces() {
    return updates().map(Resource::path).collect(Collectors.toSet());
  }

  /// An adapter's firmware that waits for the host's restart shows nowhere but in its task.
  @Override
  public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
    return updates()
        .map(Resource::path)
        .filter(path -> !before.contains(path))
        .findFirst()
        .map(path -> ticket().put("task", path));
  }

  private static boolean isUpdate(Resource task) {
    var origin = task.at("Payload", "TargetUri").asString("") + " " + task.text("Name");
    var text = origin.toLowerCase(java.util.Locale.ROOT);
    return text.contains("update");
  }

  private boolean isStaged(FirmwareTarget target) {
    return firmware.read().stream()
        .filter(item -> item.state() == FirmwareItem.State.STAGED)
        .filter(item -> item.component().equals(target.component()))
        .anyMatch(item -> compare(item, target.to()) == VersionOrder.SAME);
  }

  boolean claimed() {
    return service().bool(BUSY, false);
  }

  /// A claim without a running task is what a crash, ours or another client's, left behind: nothing
  /// is being pushed, so it is taken over.
  @Override
  public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var service = service();
    if (service.bool(BUSY, false) && openTask().isPresent()) {
      throw new RedfishException(
          new Failure.Busy(
              new Where(resources.name(), "PATCH", service.path()),
              PAUSE,
              List.of(note("another client has claimed the update service"))));
    }
    claim(service, true);
    Reply reply;
    try {
      reply =
          new MultipartPush(resources, _ -> parameters()).send(service, target, image, progress);
    } catch (RuntimeException e) {
      release(service, e);
      throw e;
    }
    var ticket = ticket();
    TaskRef.from(reply).ifPresent(task -> ticket.put("task", task.path()));
    return ticket;
  }

  /// Without targets XCC finds the component out of the image; the only target that it lists is the
  /// backup BMC.
  private static JsonNode parameters() {
    var parameters = ticket();
    parameters.putArray("Targets");
    return parameters.put("@Redfish.OperationApplyTime", "Immediate");
  }

  private void claim(Resource service, boolean busy) {
    resources.bmc().patch(service.path(), ticket().put(BUSY, busy), IfMatch.LADDER);
    resources.bmc().forget(service.path());
  }

  /// XCC releases by itself only when an update ends.
  private void release(Resource service, RuntimeException cause) {
    try {
      claim(service, false);
    } catch (RedfishException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public InstallState look(FirmwareTarget target, JsonNode ticket) {
    if (ticket.path("staged").asBoolean(false)) return staged(target);
    var task = ticket.path("task").asString("");
    if (task.isEmpty()) return gone(target);
    return switch (TaskReader.read(resources.bmc(), new TaskRef(task))) {
      case TaskView.TransitionedToJob(var job) -> ofJob(target, job);
      case TaskView.Vanished _ -> gone(target);
      case TaskView.Finished _ -> staged(target);
      case TaskView view -> TaskInstallState.of(view);
    };
  }

  /// UEFI's part of the work is a job that waits for the host's reset.
  private InstallState ofJob(FirmwareTarget target, String job) {
    return switch (TaskReader.read(resources.bmc(), new TaskRef(job))) {
      case TaskView.Running(var state, var percent, var text, var _) ->
          state.equals("Pending") || state.equals("New")
              ? staged(target)
              : new InstallState.Running(percent, text);
      case TaskView.Finished(var _, var text, var _) -> new InstallState.Finished(text);
      case TaskView.Vanished _ -> gone(target);
      case TaskView view -> TaskInstallState.of(view);
    };
  }

  private InstallState gone(FirmwareTarget target) {
    return isStaged(target) ? staged(target) : new InstallState.Vanished("the task is gone");
  }

  private static InstallState staged(FirmwareTarget target) {
    return target.kind() == ComponentKind.BMC
        ? new InstallState.Staged(Activation.BMC_RESET, "flashed; XCC runs it after its reset")
        : new InstallState.Staged(
            Activation.HOST_RESET, "staged; becomes active at the host's reset");
  }

  @Override
  public boolean refusalIsFinal(String code) {
    return FINAL.contains(code);
  }

  private Resource service() {
    return resources
        .root()
        .link("UpdateService")
        .flatMap(resources::findFresh)
        .orElseThrow(() ->
            new RedfishException(
                new Failure.NotSupported(
                    new Where(resources.name(), "GET", "/redfish/v1/UpdateService"), List.of())));
  }

  private static ObjectNode ticket() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Message note(String text) {
    return new Message("HWAutomation.Note", text, List.of(), "", List.of(), "");
  }
}
