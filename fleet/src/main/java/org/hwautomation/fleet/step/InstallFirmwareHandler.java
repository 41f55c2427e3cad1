package org.hwautomation.fleet.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Brings one image into the server, exactly once.
///
/// Before anything is sent, and again after every interruption, it asks three questions: does the
/// wanted version run already, is it staged already, has the BMC accepted it already? Only three
/// times no sends the image. A second sending needs proof that the first one failed.
public final class InstallFirmwareHandler implements ServerStep<InstallFirmware, Installation> {

  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final Duration STUCK = Duration.ofMinutes(15);

  /// Two looks further apart than this mean that the service was not there in between.
  private static final Duration UNWATCHED = Duration.ofMinutes(2);

  private final Pace pace;
  private final InstallationLooks looks;
  private final InstallationRecovery recovery;

  public InstallFirmwareHandler(Pace pace) {
    this.pace = pace;
    this.looks = new InstallationLooks(pace);
    this.recovery = new InstallationRecovery(pace, looks);
  }

  @Override
  public String kind() {
    return InstallFirmware.KIND;
  }

  @Override
  public Class<InstallFirmware> arguments() {
    return InstallFirmware.class;
  }

  @Override
  public Class<Installation> checkpoint() {
    return Installation.class;
  }

  @Override
  public Outcome<Installation> run(ServerRun<InstallFirmware, Installation> run) {
    var now = run.clock().instant();
    var installation =
        run.checkpoint()
            .orElseGet(() -> Installation.looking(now))
            .lookedAt(now, pace.of(UNWATCHED));
    return switch (installation.stage()) {
      case LOOKING, SENDING -> lookThenSend(run, installation);
      case ACCEPTED -> follow(run, installation);
      case RECOVERING -> recovery.afterBmcReset(run, installation);
    };
  }

  private Outcome<Installation> lookThenSend(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    try {
      var instead = insteadOfSending(run, installation);
      if (instead.isPresent()) return instead.get();
    } catch (RuntimeException e) {
      // What an upload that was cut off may have begun: a restart of the BMC, for one.
      boolean begun = installation.stage() == Installation.Stage.SENDING;
      if (!begun || !BmcFailures.passesByItself(e) || installation.overdue(run.clock().instant()))
        throw e;
      return new Outcome.Waiting<>(pace.of(LOOK), "the BMC is not back yet", installation);
    }
    return send(run, installation);
  }

  /// Empty when the image has to be sent, and can be.
  private Optional<Outcome<Installation>> insteadOfSending(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    var target = run.arguments().target();
    var update = run.server().must(FirmwareUpdate.class);

    var found = looks.alreadyThere(run, update, installation);
    if (found.isPresent()) return found;
    boolean cutOff = installation.stage() == Installation.Stage.SENDING;
    var underway =
        update
            .underway(target)
            .or(() -> cutOff ? update.cameSince(target, installation.before()) : Optional.empty());
    if (underway.isPresent()) {
      run.note(
          NoteLevel.INFO,
          "installation-adopted",
          "the BMC has accepted " + target.title() + " already; going on with it");
      return Optional.of(
          looks.again(run, installation.accepted(underway.get(), run.clock().instant())));
    }
    if (cutOff) {
      run.note(
          NoteLevel.INFO,
          "upload-did-not-arrive",
          "an earlier upload of " + target.title() + " was cut off; the BMC has nothing of it");
    }

    var obstacle = update.obstacle(target);
    if (obstacle.isPresent()) {
      return Optional.of(
          Failures.never(
              "firmware-obstacle",
              "%s cannot take %s: %s"
                  .formatted(run.server().name(), target.title(), obstacle.get()),
              "Remove the obstacle, then resume this job."));
    }
    var readiness = run.server().can(Readiness.class);
    if (readiness.isPresent()
        && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var pause)) {
      if (installation.overdue(run.clock().instant())) {
        return Optional.of(
            Failures.never(
                "not-ready",
                "%s could not take %s: %s".formatted(run.server().name(), target.title(), reason),
                "Look at the server's console, then resume this job."));
      }
      return Optional.of(new Outcome.Waiting<>(pace.of(pause), reason, installation));
    }
    return Optional.empty();
  }

  private Outcome<Installation> send(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    var target = run.arguments().target();
    var update = run.server().must(FirmwareUpdate.class);
    var image = run.images().open(target.image());
    var sending = installation.sending(update.traces(), run.clock().instant());
    run.save(sending);
    run.progress(0, "uploading " + target.fileName() + " (" + image.size() + ")");
    var ticket =
        update.submit(
            target,
            image,
            (bytes, of) ->
                run.progress(
                    (int) (of == 0 ? 0 : bytes * 30 / of), "uploading " + target.fileName()));
    var accepted = sending.accepted(ticket, run.clock().instant());
    run.save(accepted);
    return looks.again(run, accepted);
  }

  private Outcome<Installation> follow(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    var target = run.arguments().target();
    var now = run.clock().instant();
    InstallState state;
    FirmwareUpdate update;
    try {
      update = run.server().must(FirmwareUpdate.class);
      state = update.look(target, installation.ticket());
    } catch (RuntimeException e) {
      if (!BmcFailures.passesByItself(e) || installation.overdue(now)) throw e;
      return new Outcome.Waiting<>(
          pace.of(LOOK), "the BMC does not answer while it takes " + target.title(), installation);
    }
    return switch (state) {
      case InstallState.Running(var percent, var text) -> {
        var moved = installation.at(percent == null ? -1 : percent, now);
        if (stuck(moved, now) || moved.overdue(now)) yield recovery.hung(run, update, moved, text);
        run.progress(percent == null ? 30 : 30 + percent * 70 / 100, text);
        yield looks.again(run, moved);
      }
      case InstallState.Staged(var _, var text) ->
          Outcomes.done(text, new Installed(true, installation.ticket(), update.method().name()));
      case InstallState.Finished(var text) ->
          Outcomes.done(text, new Installed(true, installation.ticket(), update.method().name()));
      case InstallState.Vanished(var text) -> recovery.reconcile(run, update, installation, text);
      case InstallState.Refused(var code, var text) ->
          recovery.refused(run, update, installation, code, text);
    };
  }

  private boolean stuck(Installation installation, Instant now) {
    return installation.lastPercent() >= 0
        && installation.movedAt().plus(pace.of(STUCK)).isBefore(now);
  }
}
