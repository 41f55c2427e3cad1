package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// Waits until the BMC has nothing pending any more and judges every attribute by what is read
/// then.
public final class VerifyBiosHandler implements ServerStep<VerifyBios, Patience> {

  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Pace pace;

  public VerifyBiosHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return VerifyBios.KIND;
  }

  @Override
  public Class<VerifyBios> arguments() {
    return VerifyBios.class;
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
  public Outcome<Patience> run(ServerRun<VerifyBios, Patience> run) {
    return Patience.look(
        run, pace.of(Patience.HOST), pace.of(LOOK), (patience, over) -> look(run, patience, over));
  }

  private Outcome<Patience> look(
      ServerRun<VerifyBios, Patience> run, Patience patience, boolean over) {
    var change = StagedChange.of(run, run.arguments().stageStep());
    if (change.isPresent()) {
      switch (change.get().look()) {
        case BiosApplyState.Refused(var code, var text) -> {
          return Failures.never(
              "bios-refused",
              "%s did not apply the BIOS settings: %s (%s)"
                  .formatted(run.server().name(), text, code),
              "Correct the setting in the device type, then make a new plan.");
        }
        case BiosApplyState.Preparing(var text) -> {
          if (!over) return new Outcome.Waiting<>(pace.of(LOOK), text, patience);
        }
        case BiosApplyState.AwaitingReset(var text) -> {
          if (!over) return new Outcome.Waiting<>(pace.of(LOOK), text, patience);
        }
        case BiosApplyState.Applying(var _, var text) -> {
          if (!over) return new Outcome.Waiting<>(pace.of(LOOK), text, patience);
        }
        case BiosApplyState.Finished _ -> {}
      }
    }
    var bios = run.server().must(BiosConfiguration.class);
    return judge(run, bios.verify(run.arguments().attributes()));
  }

  private static Outcome<Patience> judge(
      ServerRun<VerifyBios, Patience> run, List<BiosVerdict> verdicts) {
    var failed = verdicts.stream().filter(verdict -> !verdict.applied()).toList();
    if (failed.isEmpty()) {
      return Outcomes.done(
          "all %d settings read back as wanted".formatted(verdicts.size()), verdicts);
    }
    return Failures.never(
        "bios-not-applied",
        "%s applied %d of %d settings; not: %s"
            .formatted(
                run.server().name(),
                verdicts.size() - failed.size(),
                verdicts.size(),
                failed.stream()
                    .map(v -> "%s (%s)".formatted(v.attribute(), v.text()))
                    .collect(Collectors.joining(", "))),
        "What was applied stays. Correct the rest in the device type, then make a new plan.");
  }
}
