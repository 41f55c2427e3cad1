package org.hwautomation.fleet.step;

import java.time.Duration;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Recovery of an installation, in this order and each once: look again → version → BMC reset →
/// send again → give up (design, "Recovery ladder").
final class InstallationRecovery {

  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final Duration GONE = Duration.ofMinutes(5);
  private static final int MOST_SUBMISSIONS = 2;

  private final Pace pace;
  private final InstallationLooks looks;

  InstallationRecovery(Pace pace, InstallationLooks looks) {
    this.pace = pace;
    this.looks = looks;
  }

  /// A lost task is not a failure: what runs or is staged decides. Some BMCs show the new version
  /// only after a while.
  Outcome<Installation> reconcile(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation,
      String text) {
    var target = run.arguments().target();
    var there = looks.alreadyThere(run, update, installation);
    if (there.isPresent()) return there.get();
    var underway = update.underway(target);
    if (underway.isPresent() && !underway.get().equals(installation.ticket())) {
      return looks.again(run, installation.accepted(underway.get(), run.clock().instant()));
    }
    var gone = installation.gone(run.clock().instant());
    if (new Patience(gone.movedAt()).over(pace.of(GONE), run.clock())) {
      return sendAgainOrStop(run, installation, "installation-lost", text);
    }
    return new Outcome.Waiting<>(pace.of(LOOK), text + "; looking at the version instead", gone);
  }

  /// The BMC says that the installation failed.
  Outcome<Installation> refused(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation,
      String code,
      String text) {
    run.note(
        NoteLevel.WARN,
        code,
        "%s refused %s: %s".formatted(run.server().name(), run.arguments().target().title(), text));
    if (update.refusalIsFinal(code)) {
      return Failures.never(
          "firmware-refused",
          "%s refused %s: %s (%s)"
              .formatted(run.server().name(), run.arguments().target().title(), text, code),
          "Check that the image fits this model, then resume this job.");
    }
    return sendAgainOrStop(run, installation, code, text);
  }

  /// The installation no longer moves.
  Outcome<Installation> hung(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation,
      String text) {
    var there = looks.alreadyThere(run, update, installation);
    if (there.isPresent()) return there.get();
    var reset = run.server().can(ManagerReset.class);
    if (reset.isEmpty()
        || installation.bmcWasReset()
        || installation.submissions() >= MOST_SUBMISSIONS) {
      return gaveUp(run, "installation-stuck", text);
    }
    run.note(
        NoteLevel.WARN,
        "bmc-reset",
        "no progress at \"%s\" for too long; restarting the BMC".formatted(text));
    var recovering = installation.recovering(run.clock().instant());
    run.save(recovering);
    reset.get().reset();
    return new Outcome.Waiting<>(
        pace.of(Duration.ofSeconds(30)), "the BMC restarts because the update hung", recovering);
  }

  Outcome<Installation> afterBmcReset(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    try {
      var update = run.server().must(FirmwareUpdate.class);
      var there = looks.alreadyThere(run, update, installation);
      if (there.isPresent()) return there.get();
      return sendAgainOrStop(run, installation, "installation-stuck", "the update hung");
    } catch (RuntimeException e) {
      if (!BmcFailures.passesByItself(e) || installation.overdue(run.clock().instant())) throw e;
      return new Outcome.Waiting<>(pace.of(LOOK), "the BMC is not back yet", installation);
    }
  }

  private Outcome<Installation> sendAgainOrStop(
      ServerRun<InstallFirmware, Installation> run,
      Installation installation,
      String code,
      String text) {
    if (installation.submissions() >= MOST_SUBMISSIONS) return gaveUp(run, code, text);
    run.note(
        NoteLevel.WARN,
        "sending-again",
        "the first installation of %s failed (%s) and its version is not there; sending once more"
            .formatted(run.arguments().target().title(), text));
    return new Outcome.Waiting<>(
        pace.of(Duration.ofSeconds(30)),
        "before sending " + run.arguments().target().fileName() + " once more",
        installation.again(run.clock().instant()));
  }

  private static Outcome<Installation> gaveUp(
      ServerRun<InstallFirmware, Installation> run, String code, String text) {
    return Failures.never(
        code,
        "%s did not take %s: %s"
            .formatted(run.server().name(), run.arguments().target().title(), text),
        "Look at the BMC's event log. What was installed before stays; resume this job to try again.");
  }
}
