package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Waits until the BMC has nothing of the change pending any more, then reads every attribute again
/// and says what became of it: applied, rejected with the BMC's own words, changed by the BIOS, or
/// ignored.
public final class ReadBackBiosHandler implements ServerStep<ReadBackBios, Patience> {

  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration SELDOM = Duration.ofMinutes(2);

  private final Pace pace;

  public ReadBackBiosHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return ReadBackBios.KIND;
  }

  @Override
  public Class<ReadBackBios> arguments() {
    return ReadBackBios.class;
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
  public Outcome<Patience> run(ServerRun<ReadBackBios, Patience> run) {
    var attributes = attributes(run);
    if (attributes.isEmpty()) {
      return Outcomes.done("nothing was staged: nothing to read back", new ReadBack(List.of()));
    }
    var pause = pace.of(pause(run));
    return Patience.look(
        run,
        pace.of(run.arguments().limit()),
        pause,
        (patience, over) -> {
          var refusals = new ArrayList<String>();
          for (var step : run.arguments().stageSteps()) {
            var change = StagedChange.of(run, step);
            if (change.isEmpty()) continue;
            var waiting = waiting(change.get().look(), refusals);
            if (!waiting.isEmpty() && !over) return new Outcome.Waiting<>(pause, waiting, patience);
          }
          var verdicts = run.server().must(BiosConfiguration.class).verify(attributes);
          return say(run, explained(verdicts, refusals));
        });
  }

  /// What may take weeks is not looked at every few seconds.
  private static Duration pause(ServerRun<ReadBackBios, Patience> run) {
    return run.arguments().limit().compareTo(ReadBackBios.AFTER_OUR_RESET) > 0 ? SELDOM : LOOK;
  }

  private static Map<String, Object> attributes(ServerRun<ReadBackBios, Patience> run) {
    if (!run.arguments().attributes().isEmpty()) return run.arguments().attributes();
    var attributes = new TreeMap<String, Object>();
    for (var step : run.arguments().stageSteps()) {
      var result = run.resultOf(step);
      if (result.path("attributes").isObject()) {
        attributes.putAll(Outcomes.read(result, BiosStaged.class).attributes());
      }
    }
    return attributes;
  }

  /// What is waited for; empty when the change is over.
  private static String waiting(BiosApplyState state, List<String> refusals) {
    return switch (state) {
      case BiosApplyState.Preparing(var text) -> text;
      case BiosApplyState.AwaitingReset(var text) -> text;
      case BiosApplyState.Applying(var _, var text) -> text;
      case BiosApplyState.Finished _ -> "";
      case BiosApplyState.Refused(var code, var text) -> {
        refusals.add("%s (%s)".formatted(text, code));
        yield "";
      }
    };
  }

  /// When the BMC refused the change as a whole, its words are the reason for each attribute that
  /// did not take and has none of its own.
  private static List<BiosVerdict> explained(List<BiosVerdict> verdicts, List<String> refusals) {
    if (refusals.isEmpty()) return verdicts;
    var words = String.join("; ", refusals);
    return verdicts.stream()
        .map(verdict ->
            verdict.result() == BiosVerdict.Result.IGNORED
                ? new BiosVerdict(
                    verdict.attribute(),
                    verdict.wanted(),
                    verdict.now(),
                    BiosVerdict.Result.REJECTED,
                    words)
                : verdict)
        .toList();
  }

  private static Outcome<Patience> say(
      ServerRun<ReadBackBios, Patience> run, List<BiosVerdict> verdicts) {
    var result = new ReadBack(verdicts);
    for (var missed : result.missed()) {
      run.note(
          NoteLevel.WARN,
          "bios-" + missed.result().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          "%s: wanted %s, is %s. %s"
              .formatted(missed.attribute(), missed.wanted(), missed.now(), missed.text()));
    }
    if (result.missed().isEmpty()) {
      return Outcomes.done(
          "all %d settings read back as wanted".formatted(verdicts.size()), result);
    }
    return Outcomes.done(
        "%d of %d settings did not take: %s"
            .formatted(
                result.missed().size(),
                verdicts.size(),
                result.missed().stream()
                    .map(BiosVerdict::attribute)
                    .collect(Collectors.joining(", "))),
        result);
  }
}
