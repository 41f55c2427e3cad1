package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hwautomation.driver.Licensing;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.Readiness.PendingWork;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Phase 1: the BMC answers with our credential, it is still the machine of the plan, nobody else
/// is at work on it, the licences are there, and the host is out of POST. Waits for what passes by
/// itself; stops for what does not.
public final class PreflightHandler implements ServerStep<CheckPreflight, Patience> {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final Pace pace;

  public PreflightHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return CheckPreflight.KIND;
  }

  @Override
  public Class<CheckPreflight> arguments() {
    return CheckPreflight.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public boolean cancellableWhileWaiting() {
    return true;
  }

  @Override
  public Outcome<Patience> run(ServerRun<CheckPreflight, Patience> run) {
    var server = run.server();
    var wanted = run.arguments();

    var identity = server.identify();
    if (!wanted.serial().isEmpty() && !wanted.serial().equals(identity.serial())) {
      return Failures.never(
          "server-replaced",
          "the plan was made for serial %s, but %s now answers as %s"
              .formatted(wanted.serial(), server.name(), identity.serial()),
          "Enrol the machine again, then make a new plan.");
    }

    var missing = missingLicences(run);
    if (!missing.isEmpty()) {
      return Failures.never(
          "license-required",
          "%s lacks: %s".formatted(server.name(), String.join(", ", missing)),
          "Install the licence on the BMC, then resume this job.");
    }

    var readiness = server.can(Readiness.class);
    if (readiness.isPresent()) {
      if (readiness.get().look() instanceof Readiness.State.NotReady(var reason, var pause)) {
        return waitFor(run, "not-ready", reason, pause);
      }
      var foreign = readiness.get().pendingWork();
      if (!foreign.isEmpty()) return waitOrStopFor(run, foreign.getFirst());
    }

    var power = server.can(Power.class).map(Power::state).map(Enum::name).orElse("unknown");
    return Outcomes.done(
        "%s %s, BMC %s, BIOS %s, power %s"
            .formatted(
                identity.vendor(),
                identity.model(),
                identity.bmcVersion(),
                identity.biosVersion(),
                power.toLowerCase(Locale.ROOT)),
        identity);
  }

  private static List<String> missingLicences(ServerRun<CheckPreflight, Patience> run) {
    var needed = new ArrayList<String>();
    if (run.arguments().needsFirmware()) needed.add("firmware");
    if (run.arguments().needsBios()) needed.add("bios");
    return run.server().can(Licensing.class).map(Licensing::missing).orElse(List.of()).stream()
        .filter(gap -> needed.contains(gap.feature()))
        .map(gap -> gap.licence() + " (for " + gap.feature() + ")")
        .toList();
  }

  private Outcome<Patience> waitOrStopFor(
      ServerRun<CheckPreflight, Patience> run, PendingWork foreign) {
    if (foreign.waitsForReset()) {
      return Failures.never(
          "foreign-work-pending",
          "%s has %s %s waiting for a reset: %s"
              .formatted(run.server().name(), foreign.kind(), foreign.id(), foreign.text()),
          "Let it run with a reboot, or delete it on the BMC; then resume this job.");
    }
    return waitFor(
        run,
        "bmc-busy",
        "waiting for " + foreign.id() + " on the BMC: " + foreign.text(),
        LOOK_AGAIN);
  }

  private Outcome<Patience> waitFor(
      ServerRun<CheckPreflight, Patience> run, String code, String reason, Duration pause) {
    var patience = run.checkpoint().orElseGet(() -> Patience.from(run.clock()));
    if (patience.over(Patience.BUSY, run.clock())) {
      return Failures.never(
          code,
          "%s was not ready for %d minutes: %s"
              .formatted(run.server().name(), patience.spent(run.clock()).toMinutes(), reason),
          "Look at the server's console; reset the BMC if it hangs; then resume this job.");
    }
    return new Outcome.Waiting<>(pace.of(pause), reason, patience);
  }
}
