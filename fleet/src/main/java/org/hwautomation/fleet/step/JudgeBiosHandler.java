package org.hwautomation.fleet.step;

import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Reads all that was wanted once more, keeps the values of after, and says whether the change
/// succeeded, failed in part, or was taken back.
public final class JudgeBiosHandler implements ServerStep<JudgeBios, Patience> {

  private final BiosMemory memory;

  public JudgeBiosHandler(BiosMemory memory) {
    this.memory = memory;
  }

  @Override
  public String kind() {
    return JudgeBios.KIND;
  }

  @Override
  public Class<JudgeBios> arguments() {
    return JudgeBios.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<JudgeBios, Patience> run) {
    var bios = run.server().must(BiosConfiguration.class);
    memory.keep(run.subject(), run.job(), bios.current());
    var result = new ReadBack(bios.verify(run.arguments().wanted()));
    if (result.missed().isEmpty()) {
      return Outcomes.done(
          "verified by reading again: all %d settings".formatted(result.verdicts().size()), result);
    }
    return wasTakenBack(run) ? takenBack(run, result) : partly(run, result);
  }

  private static boolean wasTakenBack(ServerRun<JudgeBios, Patience> run) {
    var key = run.arguments().wayBack();
    return !key.isEmpty() && run.resultOf(key).path("verdicts").size() > 0;
  }

  private static Outcome<Patience> takenBack(ServerRun<JudgeBios, Patience> run, ReadBack result) {
    var back = Outcomes.read(run.resultOf(run.arguments().wayBack()), ReadBack.class);
    if (back.missed().isEmpty()) {
      return Failures.never(
          "bios-rolled-back",
          "%s did not take the change and is as it was before. %s"
              .formatted(run.server().name(), reasons(firstReading(run, result))),
          "Correct what is named, then make a new plan.");
    }
    return Failures.never(
        "bios-rollback-incomplete",
        "%s did not take the change, and %d settings did not go back either: %s"
            .formatted(run.server().name(), back.missed().size(), reasons(back.missed())),
        "Set what is named by hand or make a plan for it.");
  }

  /// Why the change did not take is what was read before it was taken back.
  private static List<BiosVerdict> firstReading(
      ServerRun<JudgeBios, Patience> run, ReadBack otherwise) {
    return run.arguments().readBacks().stream()
        .map(run::resultOf)
        .filter(read -> read.path("verdicts").isArray())
        .map(read -> Outcomes.read(read, ReadBack.class).missed())
        .filter(missed -> !missed.isEmpty())
        .findFirst()
        .orElse(otherwise.missed());
  }

  private static Outcome<Patience> partly(ServerRun<JudgeBios, Patience> run, ReadBack result) {
    int missed = result.missed().size();
    return Failures.never(
        "bios-not-applied",
        "%s has %d of %d settings as wanted. %s"
            .formatted(
                run.server().name(),
                result.verdicts().size() - missed,
                result.verdicts().size(),
                reasons(result.missed())),
        "What was applied stays. Correct what is named and make a new plan, or roll this job back.");
  }

  private static String reasons(List<BiosVerdict> missed) {
    return missed.stream()
        .map(verdict -> "%s: %s".formatted(verdict.attribute(), verdict.text()))
        .collect(Collectors.joining("; "));
  }
}
