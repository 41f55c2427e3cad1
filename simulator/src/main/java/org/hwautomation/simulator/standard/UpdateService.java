package org.hwautomation.simulator.standard;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.ImageDownload;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;

/// Updates as DMTF has them: MultipartHttpPush, HttpPush and SimpleUpdate, each a task. The image
/// is checked, written, and runs after what it needs.
public final class UpdateService implements Behaviour {

  static final Duration VERIFY = Duration.ofSeconds(10);
  static final Duration WRITE = Duration.ofSeconds(60);

  private String service = "";
  private boolean coldStart;

  @Override
  public void onStart(Machine machine) {
    service =
        machine.tree().link("/redfish/v1", "UpdateService").map(ResourcePath::clean).orElse("");
  }

  private boolean isPush(String path, Machine machine) {
    if (service.isEmpty()) return false;
    var key = ResourcePath.key(path);
    for (var property : new String[] {"MultipartHttpPushUri", "HttpPushUri"}) {
      var uri = machine.tree().at(service, "/" + property).asString("");
      if (!uri.isEmpty() && ResourcePath.key(uri).equals(key)) return true;
    }
    return false;
  }

  private boolean isSimpleUpdate(String path, Machine machine) {
    if (service.isEmpty()) return false;
    var target = machine.tree().at(service, "/Actions/#UpdateService.SimpleUpdate/target");
    return target.isString() && ResourcePath.key(target.asString()).equals(ResourcePath.key(path));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return isPush(path, machine) || isSimpleUpdate(path, machine) ? Set.of("POST") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST")) return Optional.empty();
    if (isPush(request.path(), machine)) return Optional.of(push(request, machine));
    if (isSimpleUpdate(request.path(), machine)) return Optional.of(pull(request, machine));
    return Optional.empty();
  }

  private Response push(Request request, Machine machine) {
    var file = request.part("UpdateFile").or(() -> request.part(""));
    if (file.isEmpty()) return machine.errors().base(400, "PropertyMissing", "UpdateFile");
    var task = machine.tasks().create("Firmware Update").state("Running", 0);
    payload(task, request);
    machine.clock().after(VERIFY, () -> verified(task, file.get().inspection(), machine));
    return machine.tasks().accepted(task);
  }

  private Response pull(Request request, Machine machine) {
    var uri = request.json().path("ImageURI");
    if (!uri.isString()) {
      return machine
          .errors()
          .base(400, "ActionParameterMissing", "UpdateService.SimpleUpdate", "ImageURI");
    }
    URI from;
    try {
      from = URI.create(uri.asString());
    } catch (IllegalArgumentException e) {
      return machine.errors().base(400, "PropertyValueFormatError", uri.asString(), "ImageURI");
    }
    var task = machine.tasks().create("Firmware Update").state("Running", 0);
    payload(task, request);
    ImageDownload.start(from, result -> machine.inside(() -> downloaded(task, result, machine)));
    return machine.tasks().accepted(task);
  }

  /// What was asked, as `Task.Payload` shows it: by that a client that lost its ticket finds its
  /// task again.
  private static void payload(MachineTask task, Request request) {
    task.edit(node -> {
      var payload = node.putObject("Payload");
      payload.put("HttpOperation", request.method());
      payload.put("TargetUri", request.path());
      payload.putArray("HttpHeaders");
    });
  }

  private void downloaded(MachineTask task, ImageDownload.Result result, Machine machine) {
    switch (result) {
      case ImageDownload.Result.Fetched(var inspection) ->
          machine.clock().after(VERIFY, () -> verified(task, inspection, machine));
      case ImageDownload.Result.Failed(var why) ->
          fail(task, "Update.1.0.TransferFailed", why, machine);
    }
  }

  private void verified(MachineTask task, Inspection inspection, Machine machine) {
    switch (inspection) {
      case Inspection.Genuine genuine -> write(task, genuine, machine);
      case Inspection.Corrupt(var image, var why, var _, var _) ->
          fail(
              task,
              "Update.1.0.VerificationFailed",
              "The image for " + image.component() + " was refused: " + why + ".",
              machine);
      case Inspection.Unknown _ ->
          fail(task, "Update.1.0.VerificationFailed", "The file is no firmware image.", machine);
    }
  }

  private void write(MachineTask task, Inspection.Genuine genuine, Machine machine) {
    FirmwareImage image = genuine.image();
    if (machine.firmware().component(image.component()).isEmpty()
        || !image.fits(machine.profile().model())) {
      fail(
          task,
          "Update.1.0.VerificationFailed",
          "The image is for " + image.component() + " of other machines.",
          machine);
      return;
    }
    task.state("Running", 10);
    machine.clock().after(WRITE.dividedBy(2), () -> task.state("Running", 50));
    machine
        .clock()
        .after(
            WRITE,
            () -> {
              if (task.finish("Completed", "OK") != MachineTask.Ending.AS_ASKED) return;
              machine.firmware().flash(image.component(), genuine);
              switch (image.activation()) {
                case NONE -> activate(image.component(), machine);
                case BMC_RESTART -> machine.bmc().restart("firmware update");
                case HOST_RESET, POWER_CYCLE -> {} // When POST ends.
              }
            });
  }

  private static void fail(MachineTask task, String messageId, String why, Machine machine) {
    task.message(machine.errors().message(messageId, why, "Critical"));
    task.finish("Exception", "Critical", machine.errors().own(400, messageId, why, "Critical"));
  }

  @Override
  public void onHostReset(Machine machine, HostStart start) {
    coldStart = start == HostStart.COLD_START;
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    for (var component : machine.firmware().components()) {
      var due =
          component.activation() == Activation.HOST_RESET
              || component.activation() == Activation.POWER_CYCLE && coldStart;
      if (due) activate(component.id(), machine);
    }
  }

  @Override
  public void onBmcReady(Machine machine) {
    for (var component : machine.firmware().components()) {
      if (component.activation() == Activation.BMC_RESTART) activate(component.id(), machine);
    }
  }

  private static void activate(String id, Machine machine) {
    var before = machine.firmware().component(id).orElseThrow();
    if (before.staged().isEmpty() || before.inventoryPath().isEmpty()) return;
    show(machine.firmware().activate(id), before, machine);
  }

  /// The inventory, and the version that the system or manager shows when it showed this one.
  private static void show(FirmwareComponent after, FirmwareComponent before, Machine machine) {
    var tree = machine.tree();
    tree.edit(after.inventoryPath(), node -> node.put("Version", after.version()));
    for (var system : machine.host().systems()) {
      follow(system, "BiosVersion", before, after, machine);
    }
    for (var manager :
        tree.link("/redfish/v1", "Managers").map(tree::members).orElseGet(List::of)) {
      follow(manager, "FirmwareVersion", before, after, machine);
    }
  }

  private static void follow(
      String path,
      String property,
      FirmwareComponent before,
      FirmwareComponent after,
      Machine machine) {
    JsonNode shown = machine.tree().at(path, "/" + property);
    if (shown.asString("").equals(before.version())) {
      machine.tree().edit(path, node -> node.put(property, after.version()));
    }
  }
}
