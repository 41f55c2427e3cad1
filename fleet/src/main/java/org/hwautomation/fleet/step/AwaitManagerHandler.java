package org.hwautomation.fleet.step;

import java.time.Duration;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.fleet.step.ManagerRestart.Request;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Waits until a BMC that restarts answers a login twice in a row and calls itself ready (fact book
/// 2.1: not on ping, and not at once, because many still answer while they shut down).
public final class AwaitManagerHandler implements ServerStep<AwaitManager, ManagerRestart> {

  private static final Duration FIRST_LOOK = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final int GOOD_LOOKS = 2;

  private final Pace pace;

  public AwaitManagerHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return AwaitManager.KIND;
  }

  @Override
  public Class<AwaitManager> arguments() {
    return AwaitManager.class;
  }

  @Override
  public Class<ManagerRestart> checkpoint() {
    return ManagerRestart.class;
  }

  @Override
  public Outcome<ManagerRestart> run(ServerRun<AwaitManager, ManagerRestart> run) {
    var checkpoint = run.checkpoint();
    if (checkpoint.isEmpty()) return begin(run);
    var restart = checkpoint.get();
    if (restart.request() == Request.SENDING) return afterInterruption(run, restart);
    try {
      run.server().identify();
      var readiness = run.server().can(Readiness.class);
      if (readiness.isPresent()
          && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var _)
          && !new Patience(restart.since()).over(Patience.BMC, run.clock())) {
        return new Outcome.Waiting<>(pace.of(LOOK), reason, restart.bad());
      }
    } catch (RuntimeException e) {
      if (!BmcFailures.passesByItself(e)
          || new Patience(restart.since()).over(Patience.BMC, run.clock())) {
        throw e;
      }
      return new Outcome.Waiting<>(
          pace.of(LOOK), "the BMC is not back yet: " + BmcFailures.describe(e), restart.bad());
    }
    var good = restart.good();
    return good.goodLooks() >= GOOD_LOOKS
        ? Outcomes.done("the BMC answers again", good)
        : new Outcome.Waiting<>(pace.of(LOOK), "the BMC answers; looking once more", good);
  }

  private Outcome<ManagerRestart> begin(ServerRun<AwaitManager, ManagerRestart> run) {
    var keys = run.arguments().onlyIf();
    boolean needed =
        keys.isEmpty()
            || keys.stream()
                .map(run::resultOf)
                .anyMatch(result -> result.path("needsActivation").asBoolean(false));
    if (!needed) {
      return Outcomes.done(
          "the BMC runs its wanted version; no restart needed",
          new ManagerRestart(run.clock().instant(), Request.NOT_OURS, 0));
    }
    if (run.arguments().restart()) return restart(run);
    return new Outcome.Waiting<>(
        pace.of(FIRST_LOOK),
        "the BMC restarts",
        new ManagerRestart(run.clock().instant(), Request.NOT_OURS, 0));
  }

  private Outcome<ManagerRestart> restart(ServerRun<AwaitManager, ManagerRestart> run) {
    var sending = new ManagerRestart(run.clock().instant(), Request.SENDING, 0);
    run.save(sending);
    run.server().must(ManagerReset.class).reset();
    return new Outcome.Waiting<>(pace.of(FIRST_LOOK), "the BMC restarts", sending.sent());
  }

  /// A BMC that was told to restart is away or has the new version once its first minute is over;
  /// one that answers and has not was never told.
  private Outcome<ManagerRestart> afterInterruption(
      ServerRun<AwaitManager, ManagerRestart> run, ManagerRestart restart) {
    if (!new Patience(restart.since()).over(pace.of(FIRST_LOOK), run.clock())) {
      return new Outcome.Waiting<>(
          pace.of(LOOK), "interrupted while restarting the BMC; looking whether it does", restart);
    }
    try {
      run.server().identify();
      if (isAsWanted(run)) {
        return new Outcome.Waiting<>(pace.of(LOOK), "the BMC was restarted", restart.sent());
      }
    } catch (RuntimeException e) {
      if (!BmcFailures.passesByItself(e)) throw e;
      return new Outcome.Waiting<>(
          pace.of(LOOK), "the BMC restarts: " + BmcFailures.describe(e), restart.sent());
    }
    run.note(
        NoteLevel.INFO,
        "bmc-reset-repeated",
        "the BMC runs its old version and was not restarted before the interruption");
    return restart(run);
  }

  private static boolean isAsWanted(ServerRun<AwaitManager, ManagerRestart> run) {
    var update = run.server().must(FirmwareUpdate.class);
    var inventory = update.inventory();
    return run.arguments().targets().stream()
        .allMatch(target ->
            Components.running(inventory, target)
                .filter(item -> update.compare(item, target.to()) == VersionOrder.SAME)
                .isPresent());
  }
}
