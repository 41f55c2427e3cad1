package org.hwautomation.fleet.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Brings one image into the server, exactly once.
///
/// Before anything is sent, and again after every interruption, it asks three questions: does the
/// wanted version run already, is it staged already, has the BMC accepted it already? Only three
/// times no sends the image. A second sending needs proof that the first one failed.
///
/// Recovery, in this order and each once: look again → version → BMC reset → send again → give up
/// (design, "Recovery ladder").
public final class InstallFirmwareHandler implements ServerStep<InstallFirmware, Installation> {

  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration STUCK = Duration.ofMinutes(15);

  /// Two looks further apart than this mean that the service was not there in between.
  private static final Duration UNWATCHED = Duration.ofMinutes(2);

  private static final Duration GONE = Duration.ofMinutes(5);
  private static final int MOST_SUBMISSIONS = 2;

  private final Pace pace;

  public InstallFirmwareHandler(Pace pace) {
    this.pace = pace;
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
    var installation =
        run.checkpoint().orElseGet(() -> Installation.looking(run.clock().instant()));
    return switch (installation.stage()) {
      case LOOKING, SENDING -> lookThenSend(run, installation);
      case ACCEPTED -> follow(run, installation);
      case RECOVERING -> afterBmcReset(run, installation);
    };
  }

  private Outcome<Installation> lookThenSend(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    var target = run.arguments().target();
    var update = run.server().must(FirmwareUpdate.class);

    var found = alreadyThere(update, target, installation);
    if (found.isPresent()) return found.get();
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
      return followLater(run, installation.accepted(underway.get(), run.clock().instant()));
    }
    if (cutOff) {
      run.note(
          NoteLevel.INFO,
          "upload-did-not-arrive",
          "an earlier upload of " + target.title() + " was cut off; the BMC has nothing of it");
    }

    var obstacle = update.obstacle(target);
    if (obstacle.isPresent()) {
      return Failures.never(
          "firmware-obstacle",
          "%s cannot take %s: %s".formatted(run.server().name(), target.title(), obstacle.get()),
          "Remove the obstacle, then resume this job.");
    }
    var readiness = run.server().can(Readiness.class);
    if (readiness.isPresent()
        && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var pause)) {
      if (new Patience(installation.since()).over(Patience.BUSY, run.clock())) {
        return Failures.never(
            "not-ready",
            "%s could not take %s: %s".formatted(run.server().name(), target.title(), reason),
            "Look at the server's console, then resume this job.");
      }
      return new Outcome.Waiting<>(pace.of(pause), reason, installation);
    }
    return send(run, update, installation);
  }

  private static Optional<Outcome<Installation>> alreadyThere(
      FirmwareUpdate update, FirmwareTarget target, Installation installation) {
    var inventory = update.inventory();
    var running = Components.running(inventory, target);
    if (running.isEmpty()) {
      return Optional.of(
          Failures.later(
              "component-missing",
              target.component() + " is not in the firmware inventory now",
              Duration.ofSeconds(30)));
    }
    if (update.compare(running.get(), target.to()) == VersionOrder.SAME) {
      return Optional.of(
          Outcomes.done(
              target.component() + " runs " + target.to() + " already",
              new Installed(false, null, method(update))));
    }
    var staged = Components.staged(inventory, target);
    if (staged.isPresent() && update.compare(staged.get(), target.to()) == VersionOrder.SAME) {
      return Optional.of(
          Outcomes.done(
              target.title() + " is staged already",
              new Installed(true, update.underway(target).orElse(null), method(update))));
    }
    return Optional.empty();
  }

  private Outcome<Installation> send(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation) {
    var target = run.arguments().target();
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
    return followLater(run, accepted);
  }

  private Outcome<Installation> follow(
      ServerRun<InstallFirmware, Installation> run, Installation before) {
    var target = run.arguments().target();
    var now = run.clock().instant();
    var installation = before.lookedAt(now, pace.of(UNWATCHED));
    InstallState state;
    FirmwareUpdate update;
    try {
      update = run.server().must(FirmwareUpdate.class);
      state = update.look(target, installation.ticket());
    } catch (RuntimeException e) {
      if (!BmcFailures.passesByItself(e) || overdue(installation, now)) throw e;
      return new Outcome.Waiting<>(
          pace.of(LOOK.multipliedBy(2)),
          "the BMC does not answer while it takes " + target.title(),
          installation);
    }
    return switch (state) {
      case InstallState.Running(var percent, var text) -> {
        var moved = installation.at(percent == null ? -1 : percent, now);
        if (stuck(moved, now) || overdue(moved, now)) yield recover(run, update, moved, text);
        run.progress(percent == null ? 30 : 30 + percent * 70 / 100, text);
        yield followLater(run, moved);
      }
      case InstallState.Staged(var _, var text) ->
          Outcomes.done(text, new Installed(true, installation.ticket(), method(update)));
      case InstallState.Finished(var text) ->
          Outcomes.done(text, new Installed(true, installation.ticket(), method(update)));
      case InstallState.Vanished(var text) -> reconcile(run, update, installation, text);
      case InstallState.Refused(var code, var text) ->
          refused(run, update, installation, code, text);
    };
  }

  /// A lost task is not a failure: what runs or is staged decides. Some BMCs show the new version
  /// only after a while.
  private Outcome<Installation> reconcile(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation,
      String text) {
    var target = run.arguments().target();
    var there = alreadyThere(update, target, installation);
    if (there.isPresent()) return there.get();
    var underway = update.underway(target);
    if (underway.isPresent() && !underway.get().equals(installation.ticket())) {
      return followLater(run, installation.accepted(underway.get(), run.clock().instant()));
    }
    var gone = installation.gone(run.clock().instant());
    if (new Patience(gone.movedAt()).over(pace.of(GONE), run.clock())) {
      return sendAgainOrStop(run, installation, "installation-lost", text);
    }
    return new Outcome.Waiting<>(
        pace.of(LOOK.multipliedBy(2)), text + "; looking at the version instead", gone);
  }

  private Outcome<Installation> refused(
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

  private Outcome<Installation> recover(
      ServerRun<InstallFirmware, Installation> run,
      FirmwareUpdate update,
      Installation installation,
      String text) {
    var there = alreadyThere(update, run.arguments().target(), installation);
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

  private Outcome<Installation> afterBmcReset(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    try {
      var update = run.server().must(FirmwareUpdate.class);
      var target = run.arguments().target();
      var there = alreadyThere(update, target, installation);
      if (there.isPresent()) return there.get();
      return sendAgainOrStop(run, installation, "installation-stuck", "the update hung");
    } catch (RuntimeException e) {
      boolean over = new Patience(installation.since()).over(Patience.BMC, run.clock());
      if (!BmcFailures.passesByItself(e) || over) throw e;
      return new Outcome.Waiting<>(
          pace.of(LOOK.multipliedBy(2)), "the BMC is not back yet", installation);
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

  private Outcome<Installation> followLater(
      ServerRun<InstallFirmware, Installation> run, Installation installation) {
    return new Outcome.Waiting<>(
        pace.of(LOOK), "the BMC installs " + run.arguments().target().title(), installation);
  }

  private boolean stuck(Installation installation, Instant now) {
    return installation.lastPercent() >= 0
        && installation.movedAt().plus(pace.of(STUCK)).isBefore(now);
  }

  private boolean overdue(Installation installation, Instant now) {
    return installation.since().plus(Patience.INSTALLATION).isBefore(now);
  }

  private static String method(FirmwareUpdate update) {
    return update.method().name();
  }
}
