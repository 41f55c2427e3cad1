package org.hwautomation.driver.hpe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.hwautomation.driver.standard.firmware.FirmwareInventory;
import org.hwautomation.driver.standard.firmware.InstallOrder;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Firmware on iLO: upload, then either flashed at once (types A and B) or queued for the next POST
/// (type C). There is no task: the state machine of the UpdateService and the queue tell where
/// things stand (fact book 4.5, sequences H2 and H3).
record HpeFirmwareUpdate(ServerResources resources, FirmwareInventory firmware)
    implements FirmwareUpdate, Offered {

  private static final Duration BUSY_PAUSE = Duration.ofSeconds(10);
  private static final InstallOrder ORDER = new InstallOrder(Activation.BMC_RESTARTS_ITSELF);
  private static final Set<ComponentKind> OFTEN_QUEUED =
      Set.of(ComponentKind.NIC, ComponentKind.STORAGE, ComponentKind.DRIVE, ComponentKind.OTHER);
  private static final Set<String> FINAL =
      Set.of(
          "UpdateInvalidFile",
          "UpdateNotApplicable",
          "UpdateBadParameter",
          "DowngradeNotAllowed",
          "NewerVersionRequired",
          "FWFlashTPMOverrideFlagRequired",
          "ServerConfigurationLockEnabled",
          "InvalidImage");

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return HpeUpdateService.read(resources).filter(s -> !s.pushUri().isEmpty()).isPresent();
  }

  @Override
  public List<FirmwareItem> inventory() {
    return firmware.read();
  }

  @Override
  public VersionOrder compare(FirmwareItem installed, String wanted) {
    return HpeVersions.TABLE.compare(installed, wanted);
  }

  @Override
  public List<InstallWave> order(List<FirmwareTarget> targets) {
    return ORDER.waves(targets);
  }

  @Override
  public Optional<String> obstacle(FirmwareTarget target) {
    var service = service();
    if (isDowngrade(target) && forbidsDowngrade(service.downgradePolicy())) {
      return Optional.of(
          "iLO's DowngradePolicy is "
              + service.downgradePolicy()
              + ", so "
              + target.title()
              + " is not possible");
    }
    if (!OFTEN_QUEUED.contains(target.kind()) || !isPackage(target)) return Optional.empty();
    return service.queue().stream()
        .filter(HpeUpdateService.QueueItem::failed)
        .findFirst()
        .map(item ->
            "iLO's update queue is blocked by the failed item \""
                + item.name()
                + "\" ("
                + item.path()
                + "): delete it first");
  }

  private static boolean forbidsDowngrade(String policy) {
    return policy.equals("NoDowngrade") || policy.equals("RecoveryDowngrade");
  }

  private static boolean isDowngrade(FirmwareTarget target) {
    var installed =
        new FirmwareItem(
            target.installItem(),
            target.kind(),
            target.component(),
            target.slot(),
            target.component(),
            target.from(),
            true,
            FirmwareItem.State.ACTIVE,
            null,
            null);
    return HpeVersions.TABLE.compare(installed, target.to()) == VersionOrder.NEWER;
  }

  private static boolean isPackage(FirmwareTarget target) {
    return FirmwarePackage.isPackage(target.fileName());
  }

  /// Evidence that iLO has this file: an open queue item that names it, or the file in the
  /// repository while the state machine is at work on it or has completed since the last restart.
  @Override
  public Optional<JsonNode> underway(FirmwareTarget target) {
    var service = service();
    var queued =
        service.queue().stream()
            .filter(item -> item.filename().equals(target.fileName()) && item.open())
            .findFirst();
    if (queued.isPresent()) return Optional.of(queued(queued.get().path()));
    if (!hasInHand(service, target)) return Optional.empty();
    // Kept for the queue but not queued: the crash was between the two. submit() goes on there.
    if (service.state().equals("Complete")
        && isPackage(target)
        && OFTEN_QUEUED.contains(target.kind())) {
      return Optional.empty();
    }
    return Optional.of(flashing(target, afterFlash(target.kind())));
  }

  /// None are needed: what has come of the last upload shows in the UpdateService itself, until iLO
  /// restarts or somebody uploads something else.
  @Override
  public Set<String> traces() {
    return Set.of();
  }

  @Override
  public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
    return Optional.empty();
  }

  /// `Complete` lasts until iLO restarts or the next upload.
  private static boolean hasInHand(HpeUpdateService service, FirmwareTarget target) {
    boolean engaged = service.busy() || service.state().equals("Complete");
    return engaged && service.holdsNewest(target);
  }

  /// What iLO has just flashed is not sent again: a package's type is only known here, so this is
  /// where a crash after its upload is noticed.
  @Override
  public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var service = service();
    if (service.busy()) {
      throw refused(new Failure.Busy(push(service), BUSY_PAUSE, List.of(note(service.state()))));
    }
    if (!isPackage(target)) {
      HpeUpload.send(resources.bmc(), service.pushUri(), image, true, progress);
      return flashing(target, afterFlash(target.kind()));
    }
    var contents = contents(service, image);
    var inventory = service.inventoryPath().map(resources.bmc()::members).orElse(List.of());
    return switch (contents.type(inventory)) {
      case A -> {
        flash(service, target, image, progress);
        yield flashing(target, afterFlash(target.kind()));
      }
      case B -> {
        flash(service, target, image, progress);
        yield flashing(target, Activation.HOST_RESET);
      }
      case C -> {
        if (!service.holds(target)) {
          HpeUpload.send(resources.bmc(), service.pushUri(), image, false, progress);
        }
        yield enqueue(
            service, target, contents.devices(inventory).stream().map(d -> d.path()).toList());
      }
      case D ->
          throw refused(
              new Failure.NotSupported(
                  push(service),
                  List.of(
                      note(
                          target.fileName()
                              + " can only be installed by HPE's agent inside the host's operating"
                              + " system"))));
    };
  }

  private void flash(
      HpeUpdateService service,
      FirmwareTarget target,
      FirmwareImage image,
      UploadProgress progress) {
    if (hasInHand(service, target)) return;
    HpeUpload.send(resources.bmc(), service.pushUri(), image, true, progress);
  }

  private FirmwarePackage contents(HpeUpdateService service, FirmwareImage image) {
    try {
      return FirmwarePackage.read(image.file());
    } catch (IOException e) {
      throw refused(
          new Failure.RejectedByValidation(
              push(service),
              0,
              List.of(note(image.fileName() + " is no firmware package: " + e.getMessage()))));
    }
  }

  private ObjectNode enqueue(
      HpeUpdateService service, FirmwareTarget target, List<String> devices) {
    var queue =
        service
            .queuePath()
            .orElseThrow(() -> refused(new Failure.NotSupported(push(service), List.of())));
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", "HWAutomation " + target.image().abbreviated())
            .put("Command", "ApplyUpdate")
            .put("Filename", target.fileName())
            .put("TPMOverride", false);
    body.putArray("UpdatableBy").add("Uefi");
    if (!devices.isEmpty()) {
      var targets = body.putArray("Targets");
      devices.forEach(targets::add);
    }
    var reply = resources.bmc().post(queue, body);
    return queued(reply.location().orElse(""));
  }

  @Override
  public InstallState look(FirmwareTarget target, JsonNode ticket) {
    var service = service();
    return ticket.has("queue")
        ? inQueue(service, target, ticket.path("queue").asString(""))
        : inStateMachine(service, target, ticket);
  }

  private InstallState inStateMachine(
      HpeUpdateService service, FirmwareTarget target, JsonNode ticket) {
    return switch (service.state()) {
      case "Complete" -> completed(target, ticket);
      case "Error" -> new InstallState.Refused(service.resultCode(), service.resultText());
      case "Idle", "" ->
          new InstallState.Vanished("iLO has nothing in hand any more for " + target.title());
      default -> new InstallState.Running(service.percent(), "iLO is " + service.state());
    };
  }

  /// Done may also be: flashed, but the old version runs until the reset.
  private static InstallState completed(FirmwareTarget target, JsonNode ticket) {
    return switch (Activation.valueOf(ticket.path("then").asString("NONE"))) {
      case NONE, BMC_RESTARTS_ITSELF ->
          new InstallState.Finished("iLO has flashed " + target.title());
      case BMC_RESET, HOST_RESET, HOST_POWER_CYCLE ->
          new InstallState.Staged(
              Activation.valueOf(ticket.path("then").asString()),
              "flashed; the old version runs until the reset");
    };
  }

  private static InstallState inQueue(
      HpeUpdateService service, FirmwareTarget target, String path) {
    var item =
        service.queue().stream()
            .filter(queued ->
                path.isEmpty()
                    ? queued.filename().equals(target.fileName())
                    : queued.path().equals(path))
            .findFirst();
    if (item.isEmpty()) return new InstallState.Vanished("the queue item is gone");
    return switch (item.get().state()) {
      case "Pending" ->
          new InstallState.Staged(
              Activation.HOST_RESET, "queued; UEFI flashes it in the next POST");
      case "InProgress" -> new InstallState.Running(null, "UEFI is flashing it");
      case "Complete" -> new InstallState.Finished("UEFI has flashed it");
      default ->
          new InstallState.Refused(
              "queue-" + item.get().state(),
              "the queue item ended as " + item.get().state() + " " + item.get().text());
    };
  }

  @Override
  public boolean refusalIsFinal(String code) {
    return FINAL.contains(code);
  }

  private static Activation afterFlash(ComponentKind kind) {
    return switch (kind) {
      case BMC -> Activation.BMC_RESTARTS_ITSELF;
      case CPLD, PSU -> Activation.HOST_POWER_CYCLE;
      case BIOS, STORAGE, NIC, DRIVE, OTHER -> Activation.HOST_RESET;
    };
  }

  private static ObjectNode flashing(FirmwareTarget target, Activation then) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", target.fileName())
        .put("then", then.name());
  }

  private static ObjectNode queued(String path) {
    return JsonNodeFactory.instance.objectNode().put("queue", path);
  }

  private HpeUpdateService service() {
    return HpeUpdateService.read(resources)
        .orElseThrow(() ->
            refused(
                new Failure.NotSupported(
                    new Where(resources.name(), "GET", "/redfish/v1/UpdateService"), List.of())));
  }

  private Where push(HpeUpdateService service) {
    return new Where(resources.name(), "POST", service.pushUri());
  }

  private static Message note(String text) {
    return new Message("HWAutomation.Note", text, List.of(), "", List.of(), "");
  }

  private static RedfishException refused(Failure failure) {
    return new RedfishException(failure);
  }
}
