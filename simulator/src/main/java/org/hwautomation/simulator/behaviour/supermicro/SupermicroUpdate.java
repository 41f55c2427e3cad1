package org.hwautomation.simulator.behaviour.supermicro;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.node.ObjectNode;

/// Upload, a verify task, StartUpdate, an update task (fact book 5.6, sequence S1). One image at a
/// time: the BMC is in update mode while it verifies and while it flashes. A verified image that
/// nobody started gives way to the next upload; the BMC's restart forgets it.
public final class SupermicroUpdate implements Behaviour {

  static final Duration VERIFY = Duration.ofSeconds(75);
  static final Duration FLASH_BIOS = Duration.ofMinutes(7);
  static final Duration FLASH_OTHER = Duration.ofMinutes(4);

  private record Image(String component, Inspection.Genuine inspection) {}

  private final PreserveDialect dialect;
  private String service = "";
  private String busyWith = "";
  private boolean stuck;
  private Optional<Image> verified = Optional.empty();

  public SupermicroUpdate(PreserveDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public void onStart(Machine machine) {
    service =
        machine.tree().link("/redfish/v1", "UpdateService").map(ResourcePath::clean).orElse("");
  }

  private boolean isUpload(String path, Machine machine) {
    var uri = machine.tree().at(service, "/MultipartHttpPushUri").asString("");
    return !uri.isEmpty() && ResourcePath.key(uri).equals(ResourcePath.key(path));
  }

  private boolean isStart(String path, Machine machine) {
    var uri = machine.tree().at(service, "/Actions/#UpdateService.StartUpdate/target").asString("");
    return !uri.isEmpty() && ResourcePath.key(uri).equals(ResourcePath.key(path));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return isUpload(path, machine) || isStart(path, machine) ? Set.of("POST") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST") || service.isEmpty()) return Optional.empty();
    if (isUpload(request.path(), machine)) return Optional.of(upload(request, machine));
    if (isStart(request.path(), machine)) return Optional.of(start(request, machine));
    return Optional.empty();
  }

  private Response upload(Request request, Machine machine) {
    var text = request.part("UpdateParameters").map(part -> part.text()).orElse("");
    var file = request.part("UpdateFile");
    if (text.isBlank()) return machine.errors().base(400, "PropertyMissing", "UpdateParameters");
    if (file.isEmpty()) return machine.errors().base(400, "PropertyMissing", "UpdateFile");
    ObjectNode parameters;
    try {
      parameters = Json.parse(text);
    } catch (RuntimeException e) {
      return machine.errors().base(400, "MalformedJSON");
    }
    if (!busyWith.isEmpty()) return inUpdateMode(machine);
    var target = parameters.path("Targets").path(0).asString("");
    var component = UpdateTargets.component(target, machine);
    if (component.isEmpty()) {
      return machine.errors().base(400, "PropertyValueNotInList", target, "Targets");
    }
    var when = parameters.path("@Redfish.OperationApplyTime").asString("Immediate");
    if (!Set.of("Immediate", "OnStartUpdateRequest").contains(when)) {
      return machine
          .errors()
          .base(400, "PropertyValueNotInList", when, "@Redfish.OperationApplyTime");
    }
    var unknown = dialect.unknown(parameters.at("/Oem/Supermicro/BIOS"));
    if (unknown.isPresent()) return machine.errors().base(400, "PropertyUnknown", unknown.get());
    return accept(component.get(), file.get().inspection(), when.equals("Immediate"), machine);
  }

  private Response inUpdateMode(Machine machine) {
    return busyWith.equals("BIOS")
        ? machine
            .errors()
            .own(
                400,
                "SMC.1.0.OemBiosUpdateIsInProgress",
                "A BIOS update is in progress.",
                "Warning")
        : machine
            .errors()
            .own(
                400,
                "SMC.1.0.OemFirmwareAlreadyInUpdateMode",
                "The firmware is in update mode already.",
                "Warning");
  }

  private Response accept(
      String component, Inspection inspection, boolean immediate, Machine machine) {
    busyWith = component;
    verified = Optional.empty();
    var task = machine.tasks().create(component + " Verify");
    task.state("Running", 0);
    machine.clock().after(VERIFY, () -> verify(task, component, inspection, immediate, machine));
    return accepted(task, machine);
  }

  private void verify(
      MachineTask task,
      String component,
      Inspection inspection,
      boolean immediate,
      Machine machine) {
    var why = UpdateTargets.refusal(component, inspection, machine);
    if (why.isPresent()) {
      task.message(
          machine
              .errors()
              .message(
                  component.equals("BIOS")
                      ? "SMC.1.0.OemBiosUploadFail"
                      : "Update.1.0.VerificationFailed",
                  why.get(),
                  "Critical"));
      ends(task, "Exception", "Critical");
      return;
    }
    if (ends(task, "Completed", "OK") != MachineTask.Ending.AS_ASKED) return;
    if (inspection instanceof Inspection.Genuine genuine) {
      verified = Optional.of(new Image(component, genuine));
      if (immediate) flash(machine);
    }
  }

  private Response start(Request request, Machine machine) {
    if (!busyWith.isEmpty()) return inUpdateMode(machine);
    if (verified.isEmpty()) return machine.errors().base(400, "OperationFailed");
    return accepted(flash(machine), machine);
  }

  private MachineTask flash(Machine machine) {
    var image = verified.orElseThrow();
    verified = Optional.empty();
    busyWith = image.component();
    var task = machine.tasks().create(image.component() + " Update");
    task.state("Running", 0);
    var takes = image.component().equals("BIOS") ? FLASH_BIOS : FLASH_OTHER;
    machine.clock().after(takes.dividedBy(2), () -> task.state("Running", 50));
    machine.clock().after(takes, () -> written(task, image, machine));
    return task;
  }

  private void written(MachineTask task, Image image, Machine machine) {
    if (ends(task, "Completed", "OK") != MachineTask.Ending.AS_ASKED) return;
    machine.firmware().flash(image.component(), image.inspection());
    if (UpdateTargets.activation(image.component(), machine) == Activation.BMC_RESTART) {
      machine.bmc().restart("firmware update");
    }
  }

  /// Update mode ends with its task; when that is stuck, with the BMC's restart.
  private MachineTask.Ending ends(MachineTask task, String state, String status) {
    var ending = task.finish(state, status);
    stuck = ending == MachineTask.Ending.STUCK;
    if (!stuck) busyWith = "";
    return ending;
  }

  /// 202 without `Location`: the task is an argument of a message.
  private static Response accepted(MachineTask task, Machine machine) {
    var body = Json.object();
    var accepted = body.putObject("Accepted");
    accepted.put("code", machine.traits().errors().base() + ".Accepted");
    accepted.put("message", "Successfully accepted request.");
    accepted
        .putArray("@Message.ExtendedInfo")
        .add(
            machine
                .errors()
                .message(
                    "SMC.1.0.OemSimpleupdateAcceptedMessage",
                    "The update was accepted; its task is " + task.path() + ".",
                    "OK",
                    task.path()));
    return Response.json(202, body);
  }

  /// What was verified is lost; a flash that runs goes on without the BMC's service.
  @Override
  public void onBmcRestart(Machine machine) {
    verified = Optional.empty();
    if (stuck) busyWith = "";
    stuck = false;
  }
}
