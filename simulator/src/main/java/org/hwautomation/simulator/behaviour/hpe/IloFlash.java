package org.hwautomation.simulator.behaviour.hpe;

import java.time.Duration;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.node.ObjectNode;

/// iLO's one flash engine, told by `UpdateService.Oem.Hpe.State` instead of a task (fact book 4.5).
/// What it says of an update stays until the next one begins or iLO restarts.
public final class IloFlash implements Behaviour {

  static final Duration VERIFY = Duration.ofSeconds(30);
  static final Duration WRITE = Duration.ofMinutes(3);

  /// iLO still answers while it prepares to start its new firmware.
  private static final Duration BEFORE_RESTART = Duration.ofSeconds(10);

  private static final String LAST_PERCENT = "99";

  private String service = "";
  private boolean running;
  private boolean stuck;

  @Override
  public void onStart(Machine machine) {
    service =
        machine.tree().link("/redfish/v1", "UpdateService").map(ResourcePath::clean).orElse("");
  }

  String service() {
    return service;
  }

  boolean running() {
    return running;
  }

  /// An image has arrived and is to be flashed at once.
  void begin(Inspection inspection, Machine machine) {
    running = true;
    stuck = false;
    state("Verifying", machine);
    machine.clock().after(VERIFY, () -> verified(inspection, machine));
  }

  private void verified(Inspection inspection, Machine machine) {
    switch (inspection) {
      case Inspection.Genuine genuine -> {
        if (!fits(genuine, machine)) {
          fail("UpdateNotApplicable", machine);
          return;
        }
        state("Writing", machine);
        percent(5, machine);
        if (machine.faults().strikes(Condition.BMC_RESTARTS_MID_UPDATE, machine, service)) {
          machine.bmc().restart("fault");
        }
        machine.clock().after(WRITE.dividedBy(2), () -> percent(50, machine));
        machine.clock().after(WRITE, () -> written(genuine, machine));
      }
      case Inspection.Corrupt _, Inspection.Unknown _ -> fail("UpdateInvalidFile", machine);
    }
  }

  static boolean fits(Inspection.Genuine genuine, Machine machine) {
    var image = genuine.image();
    return machine.firmware().component(image.component()).isPresent()
        && image.fits(machine.profile().model());
  }

  private void written(Inspection.Genuine genuine, Machine machine) {
    if (machine.faults().strikes(Condition.UPDATE_STUCK_AT_99, machine, service)) {
      stuck = true;
      percent(Integer.parseInt(LAST_PERCENT), machine);
      return;
    }
    if (machine.faults().strikes(Condition.CRITICAL_ON_COMPLETED, machine, service)) {
      end("Complete", "UpdateFailed", machine);
      return;
    }
    machine.firmware().flash(genuine.image().component(), genuine);
    end("Complete", "Success", machine);
    if (genuine.image().activation() == Activation.BMC_RESTART) {
      machine.clock().after(BEFORE_RESTART, () -> machine.bmc().restart("firmware update"));
    }
  }

  private void fail(String message, Machine machine) {
    end("Error", message, machine);
  }

  private void end(String state, String message, Machine machine) {
    running = false;
    edit(
        machine,
        oem -> {
          oem.put("State", state);
          oem.remove("FlashProgressPercent");
          oem.putObject("Result").put("MessageId", IloMessages.REGISTRY + message);
        });
  }

  private void state(String state, Machine machine) {
    edit(
        machine,
        oem -> {
          oem.put("State", state);
          oem.remove("Result");
          oem.remove("FlashProgressPercent");
        });
  }

  private void percent(int percent, Machine machine) {
    if (running) edit(machine, oem -> oem.put("FlashProgressPercent", percent));
  }

  private void edit(Machine machine, java.util.function.Consumer<ObjectNode> change) {
    machine.tree().edit(service, node -> change.accept(node.withObject("/Oem/Hpe")));
  }

  /// A stuck flash is given up with the restart; one that writes goes on behind it.
  @Override
  public void onBmcReady(Machine machine) {
    if (service.isEmpty()) return;
    if (stuck) running = false;
    stuck = false;
    if (!running) state("Idle", machine);
  }
}
