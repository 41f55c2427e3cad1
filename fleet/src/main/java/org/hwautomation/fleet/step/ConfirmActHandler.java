package org.hwautomation.fleet.step;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Stops a plan whose server no longer stands as it did when the plan was made.
final class ConfirmActHandler implements ServerStep<ConfirmAct, Patience> {

  @Override
  public String kind() {
    return ConfirmAct.KIND;
  }

  @Override
  public Class<ConfirmAct> arguments() {
    return ConfirmAct.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<ConfirmAct, Patience> run) {
    var plan = run.arguments();
    var now = ActState.of(run.server(), plan.act());
    if (now.equals(plan.before())) {
      return Outcomes.done(
          now.isEmpty() ? "there is nothing to compare" : "as it was when the plan was made", plan);
    }
    return Failures.never(
        "server-changed",
        "%s is no longer as it was when the plan was made. Now: %s. Then: %s"
            .formatted(
                run.server().name(), without(now, plan.before()), without(plan.before(), now)),
        "Make a new plan, look at it and approve that one.");
  }

  private static String without(List<String> lines, List<String> others) {
    var left = new ArrayList<>(lines);
    left.removeAll(others);
    return left.isEmpty() ? "nothing of it" : String.join("; ", left);
  }
}
