package org.hwautomation.simulator.behaviour.openbmc;

import java.time.Duration;
import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// bmcweb's update (fact book 7 and O1): an image that it cannot read is refused at once, one
/// update runs at a time, and the new image is a member of the inventory until it runs. A BMC image
/// with `Immediate` restarts the BMC.
public final class BmcwebUpdate implements Behaviour {

  static final Duration WRITE = Duration.ofSeconds(90);

  private final ImageStates images = new ImageStates();
  private String service = "";
  private Optional<MachineTask> running = Optional.empty();

  @Override
  public void onStart(Machine machine) {
    service =
        machine.tree().link("/redfish/v1", "UpdateService").map(ResourcePath::clean).orElse("");
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (service.isEmpty() || !request.method().equals("POST")) return Optional.empty();
    if (isAt(request, "MultipartHttpPushUri", machine)) {
      return Optional.of(multipart(request, machine));
    }
    return isAt(request, "HttpPushUri", machine)
        ? Optional.of(raw(request, machine))
        : Optional.empty();
  }

  private boolean isAt(Request request, String property, Machine machine) {
    var uri = machine.tree().at(service, "/" + property).asString("");
    return !uri.isEmpty() && request.is("POST", uri);
  }

  private Response raw(Request request, Machine machine) {
    var wanted = machine.tree().at(service, "/HttpPushUriOptions/HttpPushUriApplyTime/ApplyTime");
    var applies = ApplyTime.named(wanted.asString("OnReset")).orElse(ApplyTime.ON_RESET);
    return request
        .part("")
        .map(part -> take(request, part.inspection(), applies, machine))
        .orElseGet(() -> machine.errors().base(400, "UnrecognizedRequestBody"));
  }

  private Response multipart(Request request, Machine machine) {
    var file = request.part("UpdateFile");
    if (file.isEmpty()) return machine.errors().base(400, "PropertyMissing", "UpdateFile");
    var parameters = ApplyTime.parameters(request);
    if (parameters.isEmpty()) return machine.errors().base(400, "MalformedJSON");
    var problem = targets(parameters.get().path("Targets"), machine);
    if (problem.isPresent()) return problem.get();
    var text = parameters.get().path("@Redfish.OperationApplyTime").asString("OnReset");
    return ApplyTime.named(text)
        .map(applies -> take(request, file.get().inspection(), applies, machine))
        .orElseGet(() ->
            machine
                .errors()
                .base(400, "PropertyValueNotInList", text, "@Redfish.OperationApplyTime"));
  }

  /// At most one, and it has to be there.
  private static Optional<Response> targets(JsonNode targets, Machine machine) {
    if (targets.size() > 1) {
      return Optional.of(
          machine.errors().base(400, "PropertyValueFormatError", targets.toString(), "Targets"));
    }
    for (var target : targets) {
      if (!machine.tree().contains(target.asString(""))) {
        return Optional.of(
            machine.errors().base(400, "PropertyValueNotInList", target.asString(""), "Targets"));
      }
    }
    return Optional.empty();
  }

  private Response take(
      Request request, Inspection inspection, ApplyTime applies, Machine machine) {
    if (running.isPresent()) {
      return machine
          .errors()
          .base(503, "ServiceTemporarilyUnavailable", "30")
          .withHeader("Retry-After", "30");
    }
    return switch (inspection) {
      case Inspection.Genuine genuine -> accept(request, genuine, applies, machine);
      case Inspection.Corrupt(var _, var why, var _, var _) -> invalid(why, machine);
      case Inspection.Unknown _ -> invalid("no manifest was found", machine);
    };
  }

  private Response invalid(String why, Machine machine) {
    return machine
        .errors()
        .own(
            400,
            "OpenBMC.0.4.InvalidUpload",
            "The image sent to " + service + "/update was refused: " + why + ".",
            "Warning",
            service + "/update",
            why);
  }

  private Response accept(
      Request request, Inspection.Genuine genuine, ApplyTime applies, Machine machine) {
    FirmwareImage image = genuine.image();
    var component = machine.firmware().component(image.component());
    if (component.isEmpty() || !image.fits(machine.profile().model())) {
      return invalid("it is for " + image.component() + " of other machines", machine);
    }
    var task = machine.tasks().create("Task " + machine.tasks().all().size());
    payload(task, request);
    task.message(event(task, "TaskStarted", "The task has started.", machine));
    task.state("Running", 0);
    running = Optional.of(task);
    images.updating(component.get(), image.version(), genuine.sha256(), machine);
    machine.clock().after(WRITE.dividedBy(2), () -> progress(task, machine));
    machine.clock().after(WRITE, () -> written(task, component.get(), genuine, applies, machine));
    return machine.tasks().accepted(task).withHeader("Retry-After", "30");
  }

  private static void payload(MachineTask task, Request request) {
    task.edit(node -> {
      var payload = node.putObject("Payload");
      payload.put("HttpOperation", request.method());
      payload.put("TargetUri", request.path());
      payload.putArray("HttpHeaders");
      payload.put("JsonBody", "null");
    });
  }

  private static void progress(MachineTask task, Machine machine) {
    if (task.finished()) return;
    task.message(event(task, "TaskProgressChanged", "The task is at 50 percent.", machine));
    task.state("Running", 50);
  }

  private void written(
      MachineTask task,
      FirmwareComponent component,
      Inspection.Genuine genuine,
      ApplyTime applies,
      Machine machine) {
    if (running.filter(task::equals).isEmpty()) return; // The BMC restarted meanwhile.
    var ending = task.finish("Completed", "OK");
    if (ending == MachineTask.Ending.STUCK) return;
    running = Optional.empty();
    if (ending == MachineTask.Ending.CRITICAL) {
      images.gone(component.id(), machine);
      return;
    }
    task.message(event(task, "TaskCompletedOK", "The task has completed.", machine));
    machine.firmware().flash(component.id(), genuine);
    images.written(component.id(), machine);
    if (applies == ApplyTime.IMMEDIATE && component.activation() == Activation.BMC_RESTART) {
      machine.bmc().restart("firmware update");
    }
  }

  private static ObjectNode event(MachineTask task, String id, String text, Machine machine) {
    return machine.errors().message("TaskEvent.1.0." + id, text, "OK", task.id());
  }

  /// An update does not survive the BMC: tasks are forgotten, half an image is thrown away.
  @Override
  public void onBmcRestart(Machine machine) {
    running = Optional.empty();
    for (var component : machine.firmware().components()) {
      if (component.staged().isEmpty()) images.gone(component.id(), machine);
    }
  }

  /// After the standard behaviours, which come later, have let what waited run.
  @Override
  public void onBmcReady(Machine machine) {
    machine.clock().after(Duration.ZERO, () -> images.settle(machine));
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    machine.clock().after(Duration.ZERO, () -> images.settle(machine));
  }
}
