package org.hwautomation.fleet.step;

import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Stops a job whose window has closed, before it begins something.
public final class CheckWindowHandler implements ServerStep<CheckWindow, Patience> {

  @Override
  public String kind() {
    return CheckWindow.KIND;
  }

  @Override
  public Class<CheckWindow> arguments() {
    return CheckWindow.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<CheckWindow, Patience> run) {
    var until = run.arguments().until();
    if (run.clock().instant().isAfter(until)) {
      return Failures.never(
          "window-closed",
          "the window of %s closed at %s".formatted(run.server().name(), until),
          "Ask for the next window; what was applied before stays.");
    }
    return Outcomes.done("open until " + until, run.arguments());
  }
}
