package org.hwautomation.simulator.behaviour.lenovo;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.tree.ResourcePath;

/// XCC's way of updating: claim by `HttpPushUriTargetsBusy`, push, a task that finds the component
/// out of the image, and for UEFI a job that waits for the host (fact book 6, sequence L1). XCC
/// itself is written but not restarted.
public final class XccUpdate implements Behaviour {

  private static final String BUSY = "HttpPushUriTargetsBusy";
  static final Duration TRANSFER = Duration.ofSeconds(30);
  static final Duration VERIFY = Duration.ofSeconds(60);
  static final Duration WRITE = Duration.ofMinutes(4);

  private final XccJobs jobs;
  private String service = "";
  private boolean running;
  private boolean stuck;

  public XccUpdate(XccJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void onStart(Machine machine) {
    service =
        machine.tree().link("/redfish/v1", "UpdateService").map(ResourcePath::clean).orElse("");
  }

  private boolean isPush(String path, Machine machine) {
    for (var property : new String[] {"MultipartHttpPushUri", "HttpPushUri"}) {
      var uri = machine.tree().at(service, "/" + property).asString("");
      if (!uri.isEmpty() && ResourcePath.key(uri).equals(ResourcePath.key(path))) return true;
    }
    return false;
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (isPush(path, machine)) return Set.of("POST");
    return ResourcePath.key(path).equals(ResourcePath.key(service)) ? Set.of("PATCH") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (service.isEmpty()) return Optional.empty();
    if (request.is("PATCH", service) && request.json().path(BUSY).isBoolean()) {
      return Optional.of(claim(request.json().path(BUSY).asBoolean(), machine));
    }
    return request.method().equals("POST") && isPush(request.path(), machine)
        ? Optional.of(push(request, machine))
        : Optional.empty();
  }

  /// While an update runs nobody can give the service free.
  private Response claim(boolean busy, Machine machine) {
    if (running) return machine.errors().base(400, "ResourceInUse");
    show(busy, machine);
    return Response.ok(machine.tree().json(service).orElseThrow());
  }

  private void show(boolean busy, Machine machine) {
    machine.tree().edit(service, node -> node.put(BUSY, busy));
  }

  private Response push(Request request, Machine machine) {
    if (running) return machine.errors().base(400, "ResourceInUse");
    var file = request.part("UpdateFile").or(() -> request.part(""));
    if (file.isEmpty()) return machine.errors().base(400, "PropertyMissing", "UpdateFile");
    running = true;
    show(true, machine);
    var task = machine.tasks().create("Update Task");
    task.state("Running", 0);
    var inspection = file.get().inspection();
    machine.clock().after(TRANSFER, () -> transferred(task, inspection, machine));
    return machine.tasks().accepted(task);
  }

  private void transferred(MachineTask task, Inspection inspection, Machine machine) {
    say(task, "TransferringToComponent", "The image is being transferred.", "OK", machine);
    task.state("Running", 20);
    machine.clock().after(VERIFY, () -> verified(task, inspection, machine));
  }

  private void verified(MachineTask task, Inspection inspection, Machine machine) {
    switch (inspection) {
      case Inspection.Genuine genuine -> {
        var image = genuine.image();
        if (machine.firmware().component(image.component()).isEmpty()
            || !image.fits(machine.profile().model())) {
          fail(task, "The image is for " + image.component() + " of other machines.", machine);
          return;
        }
        say(task, "TargetDetermined", "The image is for " + image.component(), "OK", machine);
        say(task, "VerifyingAtComponent", "The image was verified.", "OK", machine);
        task.state("Running", 40);
        machine.clock().after(WRITE.dividedBy(2), () -> task.state("Running", 70));
        machine.clock().after(WRITE, () -> written(task, genuine, machine));
      }
      case Inspection.Corrupt(var _, var why, var _, var _) ->
          fail(task, "The image was refused: " + why + ".", machine);
      case Inspection.Unknown _ -> fail(task, "The file is no firmware image.", machine);
    }
  }

  private void written(MachineTask task, Inspection.Genuine genuine, Machine machine) {
    FirmwareImage image = genuine.image();
    if (ends(task, "Completed", "OK", machine) != MachineTask.Ending.AS_ASKED) return;
    machine.firmware().flash(image.component(), genuine);
    machine
        .firmware()
        .component(image.component())
        .flatMap(component -> component.staged())
        .ifPresent(staged -> XccInventory.showPending(image.component(), staged, machine));
    var job = image.component().equals("UEFI") ? jobs.pending("UEFI Update", machine) : "";
    if (!job.isEmpty()) {
      task.message(
          machine
              .errors()
              .message(
                  "Update.1.0.OperationTransitionedToJob",
                  "The update goes on as the job " + job + ".",
                  "OK",
                  job));
    }
  }

  private void fail(MachineTask task, String why, Machine machine) {
    say(task, "VerificationFailed", why, "Critical", machine);
    ends(task, "Exception", "Critical", machine);
  }

  /// The claim ends with the task; when that is stuck, with XCC's restart.
  private MachineTask.Ending ends(MachineTask task, String state, String status, Machine machine) {
    var ending = task.finish(state, status);
    stuck = ending == MachineTask.Ending.STUCK;
    if (!stuck) {
      running = false;
      show(false, machine);
    }
    return ending;
  }

  private static void say(
      MachineTask task, String id, String text, String severity, Machine machine) {
    task.message(machine.errors().message("Update.1.0." + id, text, severity));
  }

  /// A service that comes up holds no claim, unless the update goes on behind it.
  @Override
  public void onBmcReady(Machine machine) {
    if (stuck) running = false;
    stuck = false;
    if (!running) show(false, machine);
  }
}
