package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.hwautomation.driver.standard.firmware.ImageTransport;
import org.hwautomation.driver.standard.firmware.InstallOrder;
import org.hwautomation.driver.standard.firmware.MultipartPush;
import org.hwautomation.driver.standard.firmware.RedfishFirmwareUpdate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Firmware by update jobs (fact book 3.7 and D2). Host components are only scheduled, so that we
/// and nobody else decide when the host restarts.
record DellFirmwareUpdate(RedfishFirmwareUpdate standard, DellJobs jobs)
    implements FirmwareUpdate, Offered {

  /// Wrong signature or damaged package.
  private static final Set<String> FINAL = Set.of("RED007");

  /// One package serves all places of its component, so the second one for the same component finds
  /// the first one waiting. Which version that is, the inventory tells after the reset.
  private static final String WAITS_ALREADY = "RED014";

  static DellFirmwareUpdate of(
      ServerResources resources, FirmwareInventory firmware, DellJobs jobs) {
    List<ImageTransport> transports =
        List.of(
            new MultipartPush(resources, DellFirmwareUpdate::parameters),
            new DellHttpPush(resources));
    return new DellFirmwareUpdate(
        new RedfishFirmwareUpdate(
            resources,
            firmware,
            DellFirmwareItems.SCHEMES,
            new InstallOrder(Activation.BMC_RESTARTS_ITSELF),
            transports),
        jobs);
  }

  private static JsonNode parameters(FirmwareTarget target) {
    var parameters = JsonNodeFactory.instance.objectNode();
    parameters.putArray("Targets"); // the package says what it is for
    parameters.put("@Redfish.OperationApplyTime", applyTime(target));
    parameters.putObject("Oem");
    return parameters;
  }

  /// Immediate would restart the host by itself for what needs a restart.
  static String applyTime(FirmwareTarget target) {
    return DellInstallOrder.isController(target) || DellInstallOrder.needsNoReboot(target)
        ? "Immediate"
        : "OnReset";
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return standard.isOffered();
  }

  @Override
  public List<FirmwareItem> inventory() {
    return standard.inventory();
  }

  @Override
  public VersionOrder compare(FirmwareItem installed, String wanted) {
    return standard.compare(installed, wanted);
  }

  @Override
  public List<InstallWave> order(List<FirmwareTarget> targets) {
    return DellInstallOrder.waves(targets);
  }

  @Override
  public Optional<String> obstacle(FirmwareTarget target) {
    if (target.fileName().toUpperCase(Locale.ROOT).endsWith(".BIN")) {
      return Optional.of(
          target.fileName() + " is a Linux package; iDRAC takes the Windows package (.EXE)");
    }
    return standard.obstacle(target);
  }

  /// A job's name is all it says about its content, and it names a category only: where a server
  /// has two different components of one category, a job is nobody's for sure. A package that was
  /// accepted and is sent again ends as [#WAITS_ALREADY].
  @Override
  public Optional<JsonNode> underway(FirmwareTarget target) {
    if (!isOnlyOneOfItsKind(target)) return Optional.empty();
    return jobs.open().stream()
        .filter(DellJob::updatesFirmware)
        .filter(job -> isFor(job, target))
        .findFirst()
        .map(job -> ticket(job.id()));
  }

  @Override
  public Set<String> traces() {
    return updates().map(DellJob::id).collect(Collectors.toSet());
  }

  @Override
  public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
    return updates()
        .map(DellJob::id)
        .filter(id -> !before.contains(id))
        .findFirst()
        .map(id -> ticket(id));
  }

  private Stream<DellJob> updates() {
    return jobs.all().stream().filter(DellJob::updatesFirmware);
  }

  private boolean isOnlyOneOfItsKind(FirmwareTarget target) {
    return inventory().stream()
            .filter(item -> item.kind() == target.kind())
            .map(FirmwareItem::component)
            .distinct()
            .count()
        <= 1;
  }

  private static boolean isFor(DellJob job, FirmwareTarget target) {
    var subject = job.name().substring(job.name().indexOf(':') + 1).strip();
    return switch (target.kind()) {
      case BIOS -> subject.equals("BIOS");
      case BMC -> subject.startsWith("iDRAC");
      case CPLD -> subject.contains("CPLD");
      case NIC -> subject.startsWith("Network");
      case STORAGE -> subject.contains("RAID") || subject.contains("Backplane");
      case DRIVE -> subject.contains("Disk") || subject.contains("SSD");
      case PSU -> subject.contains("Power Supply");
      case OTHER -> false; // nothing by which to tell diagnostics from a driver pack
    };
  }

  @Override
  public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var ticket = standard.submit(target, image, progress);
    var task = ticket.path("task").asString("");
    if (ticket instanceof ObjectNode object) {
      object.put("job", task.substring(task.lastIndexOf('/') + 1));
    }
    return ticket;
  }

  @Override
  public InstallState look(FirmwareTarget target, JsonNode ticket) {
    var id = ticket.path("job").asString("");
    var found = id.isEmpty() ? Optional.<DellJob>empty() : jobs.find(id);
    if (found.isEmpty()) return new InstallState.Vanished("no job " + id + " in the queue");
    var job = found.get();
    var text = job.id() + ": " + job.message();
    return switch (job.phase()) {
      case PREPARING, RUNNING -> new InstallState.Running(job.percent(), text);
      case SCHEDULED -> scheduled(job, target, text);
      case WAITS_FOR_POWER -> new InstallState.Staged(Activation.HOST_POWER_CYCLE, text);
      case COMPLETED -> new InstallState.Finished(text);
      case FAILED ->
          job.messageId().equals(WAITS_ALREADY)
              ? new InstallState.Staged(activation(target), text)
              : new InstallState.Refused(job.messageId(), text);
    };
  }

  private static InstallState scheduled(DellJob job, FirmwareTarget target, String text) {
    if (job.messageId().equals("PR30")) return new InstallState.Refused("PR30", text);
    return new InstallState.Staged(activation(target), text);
  }

  private static Activation activation(FirmwareTarget target) {
    return DellInstallOrder.needsPower(target)
        ? Activation.HOST_POWER_CYCLE
        : Activation.HOST_RESET;
  }

  @Override
  public boolean refusalIsFinal(String code) {
    return FINAL.contains(code) || standard.refusalIsFinal(code);
  }

  private static JsonNode ticket(String job) {
    return JsonNodeFactory.instance.objectNode().put("job", job);
  }
}
