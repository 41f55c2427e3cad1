package org.hwautomation.simulator.behaviour.dell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.base.Sha256;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.FirmwareComponent;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.machine.ResetType;

/// Update jobs from the package to the version (fact book 3.7, sequence D2): iDRAC and what needs
/// no reboot are written at once, the host's components by the job that waits for its reset; CPLD
/// and power supplies run only after the power was off.
public final class DellInstall implements Behaviour {

  static final Duration DOWNLOAD = Duration.ofSeconds(40);
  static final Duration WRITE_IDRAC = Duration.ofMinutes(5);
  static final Duration WRITE_OTHER = Duration.ofMinutes(2);
  static final Duration REBOOTS_BY_ITSELF_AFTER = Duration.ofSeconds(30);

  /// When the job may begin.
  enum ApplyTime {
    /// With a reboot of the host, if it takes one.
    IMMEDIATE,
    ON_RESET
  }

  /// What is to be written.
  ///
  /// @param key of the component
  record Load(String key, String version, Sha256 image) {}

  private record Waiting(LcJob job, Load load) {}

  private final LcJobQueue queue;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private boolean coldStart;

  public DellInstall(LcJobQueue queue) {
    this.queue = queue;
  }

  /// A job for a package that is on iDRAC already.
  LcJob begin(Inspection content, String fileName, ApplyTime when, Machine machine) {
    var job = queue.add(LcJob.Kind.update("pending"), "", machine);
    downloaded(job, content, fileName, when, machine);
    return job;
  }

  LcJob rollBack(Load load, ApplyTime when, Machine machine) {
    var job = queue.add(LcJob.Kind.update("Rollback"), "", machine);
    job.show(LcState.DOWNLOADING, 0, LcMessage.RED002);
    machine.clock().after(DOWNLOAD, () -> accepted(job, load, when, machine));
    return job;
  }

  LcJob empty(Machine machine) {
    var job = queue.add(LcJob.Kind.update("pending"), "", machine);
    job.show(LcState.DOWNLOADING, 0, LcMessage.RED002);
    return job;
  }

  void downloaded(LcJob job, Inspection content, String fileName, ApplyTime when, Machine machine) {
    if (content instanceof Inspection.Genuine genuine) {
      var subject = SoftwareInventory.subject(genuine.image().component(), machine.tree());
      job.rename(LcJob.Kind.update(subject));
    }
    job.show(LcState.DOWNLOADING, 0, LcMessage.RED002);
    machine.clock().after(DOWNLOAD, () -> verified(job, content, fileName, when, machine));
  }

  void failed(LcJob job) {
    job.end(LcState.FAILED, LcMessage.RED007);
  }

  private void verified(
      LcJob job, Inspection content, String fileName, ApplyTime when, Machine machine) {
    if (!queue.holds(job)) return;
    boolean linux = fileName.toUpperCase(Locale.ROOT).endsWith(".BIN");
    if (linux
        || !(content instanceof Inspection.Genuine genuine)
        || !genuine.image().fits(machine.profile().model())
        || machine.firmware().component(genuine.image().component()).isEmpty()) {
      failed(job);
      return;
    }
    var image = genuine.image();
    accepted(job, new Load(image.component(), image.version(), genuine.sha256()), when, machine);
  }

  private void accepted(LcJob job, Load load, ApplyTime when, Machine machine) {
    if (!queue.holds(job)) return;
    if (waiting.values().stream().anyMatch(other -> other.load().key().equals(load.key()))) {
      job.end(LcState.FAILED, LcMessage.RED014);
      return;
    }
    switch (activation(load, machine)) {
      case BMC_RESTART -> {
        job.show(LcState.RUNNING, 10, LcMessage.PR20);
        machine.clock().after(WRITE_IDRAC.dividedBy(2), () -> halfWay(job));
        machine.clock().after(WRITE_IDRAC, () -> idracWritten(job, load, machine));
      }
      case NONE -> {
        job.show(LcState.RUNNING, 10, LcMessage.PR20);
        machine.clock().after(WRITE_OTHER, () -> write(job, load, LcMessage.RED001, machine));
      }
      case HOST_RESET, POWER_CYCLE -> schedule(job, load, when, machine);
    }
  }

  private static void halfWay(LcJob job) {
    job.show(LcState.RUNNING, 50, LcMessage.PR20);
  }

  private static Activation activation(Load load, Machine machine) {
    return machine
        .firmware()
        .component(load.key())
        .map(FirmwareComponent::activation)
        .orElse(Activation.HOST_RESET);
  }

  private void schedule(LcJob job, Load load, ApplyTime when, Machine machine) {
    job.show(LcState.SCHEDULED, 0, LcMessage.JCP001);
    waiting.put(job.id(), new Waiting(job, load));
    job.whenTaken(() -> waiting.remove(job.id()));
    if (when == ApplyTime.IMMEDIATE) {
      machine
          .clock()
          .after(
              REBOOTS_BY_ITSELF_AFTER,
              () -> {
                if (job.state() == LcState.SCHEDULED && queue.holds(job)) {
                  machine.host().reset(ResetType.GRACEFUL_RESTART);
                }
              });
    }
  }

  private void idracWritten(LcJob job, Load load, Machine machine) {
    if (write(job, load, LcMessage.RED001, machine)) machine.bmc().restart("firmware update");
  }

  /// @return whether it was written
  private static boolean write(LcJob job, Load load, LcMessage message, Machine machine) {
    if (job.end(LcState.COMPLETED, message) != MachineTask.Ending.AS_ASKED) return false;
    machine.firmware().flash(load.key(), load.version(), load.image());
    if (activation(load, machine) != Activation.BMC_RESTART) {
      SoftwareInventory.activate(load.key(), machine);
    }
    return true;
  }

  @Override
  public void onHostReset(Machine machine, HostStart start) {
    for (var one : waiting.values()) {
      if (one.job().state() == LcState.SCHEDULED) {
        one.job().show(LcState.RUNNING, 10, LcMessage.PR20);
      } else if (one.job().state() == LcState.PENDING_ACTIVATION && start == HostStart.COLD_START) {
        one.job().show(LcState.RUNNING, 90, LcMessage.PR20);
      }
    }
    coldStart = start == HostStart.COLD_START;
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    for (var one : List.copyOf(waiting.values())) {
      if (one.job().state() != LcState.RUNNING) continue;
      if (activation(one.load(), machine) == Activation.POWER_CYCLE && !coldStart) {
        one.job().show(LcState.PENDING_ACTIVATION, 100, LcMessage.RED030);
        continue;
      }
      waiting.remove(one.job().id());
      write(one.job(), one.load(), LcMessage.PR19, machine);
    }
  }

  @Override
  public void onBmcReady(Machine machine) {
    for (var component : machine.firmware().components()) {
      if (component.activation() == Activation.BMC_RESTART) {
        SoftwareInventory.activate(component.id(), machine);
      }
    }
  }
}
