package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.Locale;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Lets the job go on only after several good looks in a row: the BMC answers, the host is on and
/// through POST. One good look is not enough: right after power-on many BMCs show the state of
/// before (fact book 2.1, ironic's gate).
public final class AwaitStableHandler implements ServerStep<AwaitStable, StabilityGate> {

  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final int GOOD_LOOKS = 3;

  private final Pace pace;

  public AwaitStableHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return AwaitStable.KIND;
  }

  @Override
  public Class<AwaitStable> arguments() {
    return AwaitStable.class;
  }

  @Override
  public Class<StabilityGate> checkpoint() {
    return StabilityGate.class;
  }

  @Override
  public boolean cancellableWhileWaiting() {
    return true;
  }

  @Override
  public Outcome<StabilityGate> run(ServerRun<AwaitStable, StabilityGate> run) {
    var gate = run.checkpoint().orElseGet(() -> new StabilityGate(run.clock().instant(), 0));
    var follows = run.arguments().onlyIf();
    if (!follows.isEmpty() && !run.resultOf(follows).path("restarted").asBoolean(true)) {
      return Outcomes.done("the host was not restarted", gate);
    }
    boolean over = new Patience(gate.since()).over(Patience.HOST, run.clock());
    String obstacle;
    try {
      obstacle = obstacle(run);
    } catch (RuntimeException e) {
      if (over || !BmcFailures.passesByItself(e)) throw e;
      obstacle = BmcFailures.describe(e);
    }
    if (obstacle.isEmpty()) {
      var good = gate.good();
      return good.goodLooks() >= GOOD_LOOKS
          ? Outcomes.done("stable: " + GOOD_LOOKS + " good looks in a row", good)
          : new Outcome.Waiting<>(
              pace.of(LOOK), "good look %d of %d".formatted(good.goodLooks(), GOOD_LOOKS), good);
    }
    if (over) {
      return Failures.never(
          "not-stable",
          "%s did not become stable within %d minutes: %s"
              .formatted(run.server().name(), Patience.HOST.toMinutes(), obstacle),
          "Look at the server's console, then resume this job.");
    }
    return new Outcome.Waiting<>(pace.of(LOOK), obstacle, gate.bad());
  }

  private static String obstacle(ServerRun<AwaitStable, StabilityGate> run) {
    var server = run.server();
    var power = server.can(Power.class).map(Power::state).orElse(PowerState.UNKNOWN);
    if (power != PowerState.ON) return "the host is " + power.name().toLowerCase(Locale.ROOT);
    var readiness = server.can(Readiness.class);
    return readiness.isPresent()
            && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var _)
        ? reason
        : "";
  }
}
