package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.Objects;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;
import tools.jackson.databind.JsonNode;

/// Restarts the host by switching it off and on. One restart command would be shorter, but after a
/// crash nobody could tell whether it was sent; off and on are states that can be looked at, so
/// that the host restarts exactly once. It is also what firmware and vendors that ignore a warm
/// reset need (fact book 2.1).
public final class ResetHostHandler implements ServerStep<ResetHost, HostReset> {

  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Pace pace;

  public ResetHostHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return ResetHost.KIND;
  }

  @Override
  public Class<ResetHost> arguments() {
    return ResetHost.class;
  }

  @Override
  public Class<HostReset> checkpoint() {
    return HostReset.class;
  }

  @Override
  public Outcome<HostReset> run(ServerRun<ResetHost, HostReset> run) {
    if (run.checkpoint().isEmpty() && nothingWaits(run)) {
      return Outcomes.done(
          "nothing waits for a reset; the host was left alone", new Performed(false, ""));
    }
    return Ways.of(run, Power.class).tryEach((power, method) -> advance(run, power, method));
  }

  private static boolean nothingWaits(ServerRun<ResetHost, HostReset> run) {
    var keys = run.arguments().onlyIf();
    return !keys.isEmpty()
        && keys.stream().map(run::resultOf).noneMatch(ResetHostHandler::waitsForReset);
  }

  /// Installations and staged BIOS changes both say `needsActivation`; a step that failed left no
  /// result.
  private static boolean waitsForReset(JsonNode result) {
    return result.path("needsActivation").asBoolean(false);
  }

  private Outcome<HostReset> advance(
      ServerRun<ResetHost, HostReset> run, Power power, Method method) {
    var now = run.clock().instant();
    var state = power.state();
    HostReset reset = run.checkpoint().orElse(null);

    if (reset == null) {
      if (state == PowerState.OFF) return switchOn(run, power);
      reset = HostReset.entering(HostReset.Stage.SHUTTING_DOWN, now);
      run.save(reset);
    }
    return switch (reset.stage()) {
      case SHUTTING_DOWN -> {
        if (state == PowerState.OFF) yield switchOn(run, power);
        if (!reset.asked()) {
          power.reset(ResetType.GRACEFUL_SHUTDOWN);
          yield look("asked the operating system to shut down", reset.accepted());
        }
        if (new Patience(reset.since())
            .over(pace.of(run.arguments().gracefulLimit()), run.clock())) {
          var next = HostReset.entering(HostReset.Stage.FORCING_OFF, now);
          run.save(next);
          power.reset(ResetType.FORCE_OFF);
          yield look(
              "the operating system did not shut down in time; cutting the power", next.accepted());
        }
        yield look("the operating system shuts down", reset);
      }
      case FORCING_OFF -> {
        if (state == PowerState.OFF) yield switchOn(run, power);
        if (new Patience(reset.since()).over(LIMIT, run.clock())) {
          yield Failures.later(
              "host-stays-on",
              run.server().name() + " did not switch off within " + LIMIT.toMinutes() + " minutes",
              SETTLE);
        }
        power.reset(ResetType.FORCE_OFF);
        yield look("waiting for the power to go off", reset);
      }
      case POWERING_ON -> {
        if (state == PowerState.ON || state == PowerState.POWERING_ON) {
          yield Outcomes.done(
              "the host was restarted: " + run.arguments().purpose(),
              new Performed(true, Objects.requireNonNullElse(reset.method(), method).name()));
        }
        if (new Patience(reset.since()).over(LIMIT, run.clock())) {
          yield Failures.later(
              "host-stays-off",
              run.server().name() + " did not switch on within " + LIMIT.toMinutes() + " minutes",
              SETTLE);
        }
        yield pressOn(run, power, reset);
      }
    };
  }

  private Outcome<HostReset> switchOn(ServerRun<ResetHost, HostReset> run, Power power) {
    var next = HostReset.entering(HostReset.Stage.POWERING_ON, run.clock().instant());
    return pressOn(run, power, next);
  }

  /// iDRAC10 refuses `On` for up to a minute after the host went off (fact book 2.1): that is a
  /// pause, not a failure.
  private Outcome<HostReset> pressOn(
      ServerRun<ResetHost, HostReset> run, Power power, HostReset before) {
    var reset = before.by(power.method());
    if (!reset.equals(before)) run.save(reset);
    try {
      power.reset(ResetType.ON);
    } catch (RuntimeException e) {
      if (!BmcFailures.passesByItself(e)) throw e;
      return look("the BMC does not switch on yet: " + BmcFailures.describe(e), reset);
    }
    return look("switched on", reset);
  }

  private Outcome<HostReset> look(String reason, HostReset reset) {
    return new Outcome.Waiting<>(pace.of(LOOK), reason, reset);
  }

  /// @param restarted false when there was nothing to restart for
  public record Performed(boolean restarted, String method) {}
}
