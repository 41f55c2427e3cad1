package org.hwautomation.fleet.step;

import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Says whether an act succeeded, failed, or was taken back. What cannot be proven is no failure
/// here; [ProveHandler] says it.
final class JudgeActHandler implements ServerStep<JudgeAct, Patience> {

  @Override
  public String kind() {
    return JudgeAct.KIND;
  }

  @Override
  public Class<JudgeAct> arguments() {
    return JudgeAct.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<JudgeAct, Patience> run) {
    var read = run.resultOf(run.arguments().readBack());
    if (!read.path("verdicts").isArray()) {
      return Failures.never(
          "bios-not-read-back",
          run.server().name() + " could not be read after the change",
          "Look at the failed step, read the server again, then decide.");
    }
    var result = Outcomes.read(read, ReadBack.class);
    var missed = result.missed().stream().filter(one -> one.result() != Result.UNPROVEN).toList();
    if (!missed.isEmpty()) return missed(run, missed);
    return Outcomes.done(
        result.missed().isEmpty() ? "verified by reading again" : "accepted by the BMC", result);
  }

  private static Outcome<Patience> missed(
      ServerRun<JudgeAct, Patience> run, List<BiosVerdict> missed) {
    var name = run.server().name();
    var key = run.arguments().wayBack();
    var back = key.isEmpty() ? null : run.resultOf(key);
    if (back == null || !back.path("verdicts").isArray()) {
      return Failures.never(
          "bios-not-applied",
          "%s did not take the change. %s".formatted(name, reasons(missed)),
          "What was applied stays. Correct what is named and make a new plan.");
    }
    var left = Outcomes.read(back, ReadBack.class).missed();
    return left.isEmpty()
        ? Failures.never(
            "bios-rolled-back",
            "%s did not take the change and is as it was before. %s"
                .formatted(name, reasons(missed)),
            "Correct what is named, then make a new plan.")
        : Failures.never(
            "bios-rollback-incomplete",
            "%s did not take the change and did not go back either: %s"
                .formatted(name, reasons(left)),
            "Set what is named by hand or make a plan for it.");
  }

  private static String reasons(List<BiosVerdict> missed) {
    return missed.stream()
        .map(one ->
            "%s: wanted %s, is %s. %s"
                .formatted(one.attribute(), one.wanted(), one.now(), one.text()))
        .collect(Collectors.joining("; "));
  }
}
