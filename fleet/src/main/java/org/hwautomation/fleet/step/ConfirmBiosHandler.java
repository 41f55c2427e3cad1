package org.hwautomation.fleet.step;

import java.util.ArrayList;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Stops a plan whose server is no longer as it was, and shows the difference.
public final class ConfirmBiosHandler implements ServerStep<ConfirmBios, Patience> {

  @Override
  public String kind() {
    return ConfirmBios.KIND;
  }

  @Override
  public Class<ConfirmBios> arguments() {
    return ConfirmBios.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<ConfirmBios, Patience> run) {
    var now = run.server().must(BiosConfiguration.class).current().attributes();
    var plan = run.arguments();
    var moved = new ArrayList<String>();
    plan.to()
        .forEach((name, to) -> {
          var is = String.valueOf(now.get(name));
          if (!is.equals(String.valueOf(plan.from().get(name))) && !is.equals(String.valueOf(to))) {
            moved.add(
                "%s is %s now, was %s when the plan was made"
                    .formatted(name, is, plan.from().get(name)));
          }
        });
    if (!moved.isEmpty()) {
      return Failures.never(
          "server-changed",
          "%s is no longer as it was when the plan was made: %s"
              .formatted(run.server().name(), String.join("; ", moved)),
          "Make a new plan, look at it and approve that one.");
    }
    return Outcomes.done(
        "%d attributes are as they were when the plan was made".formatted(plan.to().size()), plan);
  }
}
