package org.hwautomation.fleet.step;

import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Fails where the BMC accepted a change and nothing on the machine shows it: the job has then
/// succeeded in part.
final class ProveHandler implements ServerStep<Prove, Patience> {

  @Override
  public String kind() {
    return Prove.KIND;
  }

  @Override
  public Class<Prove> arguments() {
    return Prove.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<Prove, Patience> run) {
    var judged = run.resultOf(run.arguments().judged());
    if (!judged.path("verdicts").isArray()) {
      return Outcomes.done("nothing was judged", run.arguments());
    }
    var unproven =
        Outcomes.read(judged, ReadBack.class).verdicts().stream()
            .filter(one -> one.result() == Result.UNPROVEN)
            .map(one -> one.attribute() + ": " + one.text())
            .collect(Collectors.joining("; "));
    return unproven.isEmpty()
        ? Outcomes.done("everything was seen on the machine", run.arguments())
        : Failures.never(
            "unproven",
            "%s accepted it, and it cannot be proven. %s".formatted(run.server().name(), unproven),
            "Try it at the server's console.");
  }
}
