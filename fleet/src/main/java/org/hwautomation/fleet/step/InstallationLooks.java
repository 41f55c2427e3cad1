package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.Optional;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.Outcome;

/// What the machine says of one installation, apart from the BMC's task: does the wanted version
/// run, or wait, already?
final class InstallationLooks {

  private static final Duration BMC_AT_WORK = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(20);

  private final Pace pace;

  InstallationLooks(Pace pace) {
    this.pace = pace;
  }

  /// Empty when the component runs another version and none is staged.
  Optional<Outcome<Installation>> alreadyThere(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation) {
    var target = run.arguments().target();
    var inventory = update.inventory();
    var running = Components.running(inventory, target);
    if (running.isEmpty()) return Optional.of(missing(run, installation));
    if (update.compare(running.get(), target.to()) == VersionOrder.SAME) {
      return Optional.of(
          Outcomes.done(
              target.component() + " runs " + target.to() + " already",
              new Installed(false, null, update.method().name())));
    }
    var staged = Components.staged(inventory, target);
    if (staged.isPresent() && update.compare(staged.get(), target.to()) == VersionOrder.SAME) {
      return Optional.of(
          Outcomes.done(
              target.title() + " is staged already",
              new Installed(true, update.underway(target).orElse(null), update.method().name())));
    }
    return Optional.empty();
  }

  /// A BMC that restarted, and a host in POST, show their components only after a while.
  private Outcome<Installation> missing(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    var component = run.arguments().target().component();
    if (installation.overdue(run.clock().instant())) {
      return Failures.never(
          "component-missing",
          "%s no longer shows %s in its firmware inventory"
              .formatted(run.server().name(), component),
          "Look whether the device is still in the server, then resume this job.");
    }
    return new Outcome.Waiting<>(
        pace.of(LOOK), component + " is not in the firmware inventory yet", installation);
  }

  /// The BMC is at it: look again after a while.
  Outcome<Installation> again(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    return new Outcome.Waiting<>(
        pace.of(BMC_AT_WORK), "the BMC installs " + run.arguments().target().title(), installation);
  }
}
