package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;
import org.jspecify.annotations.Nullable;

/// Waits until an act waits no more, then reads the machine again.
final class ReadBackActHandler implements ServerStep<ReadBackAct, Patience> {

  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration SELDOM = Duration.ofMinutes(2);

  /// The result: as [ReadBack], and what changed in all.
  ///
  /// @param attributes as they are now: from here the way back is made
  record ActRead(List<BiosVerdict> verdicts, Map<String, Object> attributes) {}

  private final JobPasswords passwords;
  private final BiosMemory memory;
  private final Pace pace;

  ReadBackActHandler(JobPasswords passwords, BiosMemory memory, Pace pace) {
    this.passwords = passwords;
    this.memory = memory;
    this.pace = pace;
  }

  @Override
  public String kind() {
    return ReadBackAct.KIND;
  }

  @Override
  public Class<ReadBackAct> arguments() {
    return ReadBackAct.class;
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
  public Outcome<Patience> run(ServerRun<ReadBackAct, Patience> run) {
    var wanted = run.arguments();
    var staged = run.resultOf(wanted.stage());
    var ticket = staged.path("ticket");
    var pause = pace.of(pause(run));
    return Patience.look(
        run,
        pace.of(wanted.limit()),
        pause,
        (patience, over) -> {
          var bound =
              ActWays.of(run, wanted.act(), passwords).by(staged.path("method").asString(""));
          var state =
              ticket.isObject()
                  ? bound.look(ticket)
                  : new BiosApplyState.Finished("nothing was staged");
          var waiting = waiting(state);
          if (!waiting.isEmpty() && !over) return new Outcome.Waiting<>(pause, waiting, patience);
          return say(run, explained(bound.verify(), state), state);
        });
  }

  /// What may take weeks is not looked at every few seconds.
  private static Duration pause(ServerRun<ReadBackAct, Patience> run) {
    return run.arguments().limit().compareTo(ReadBackBios.AFTER_OUR_RESET) > 0 ? SELDOM : LOOK;
  }

  /// What is waited for; empty when it is over.
  private static String waiting(BiosApplyState state) {
    return switch (state) {
      case BiosApplyState.Preparing(var text) -> text;
      case BiosApplyState.AwaitingReset(var text) -> text;
      case BiosApplyState.Applying(var _, var text) -> text;
      case BiosApplyState.Finished _, BiosApplyState.Refused _ -> "";
    };
  }

  /// What the BMC refused as a whole has its words for a reason, and is not accepted.
  private static List<BiosVerdict> explained(List<BiosVerdict> verdicts, BiosApplyState state) {
    if (!(state instanceof BiosApplyState.Refused(var code, var text))) return verdicts;
    var words = "%s (%s)".formatted(text, code);
    var explained = new ArrayList<BiosVerdict>();
    for (var verdict : verdicts) {
      explained.add(
          verdict.applied()
              ? verdict
              : new BiosVerdict(
                  verdict.attribute(), verdict.wanted(), verdict.now(), Result.REJECTED, words));
    }
    return explained;
  }

  private Map<String, Object> changed(ServerRun<ReadBackAct, Patience> run) {
    var key = run.arguments().memory();
    if (key.isEmpty()) return Map.of();
    var now = run.server().must(BiosConfiguration.class).current();
    memory.keep(run.subject(), run.job(), now);
    Map<String, @Nullable Object> before =
        memory.recall(UUID.fromString(run.resultOf(key).path("snapshot").asString("")));
    var changed = new TreeMap<String, Object>();
    now.attributes()
        .forEach((name, value) -> {
          if (value != null && !value.equals(before.get(name))) changed.put(name, value);
        });
    return changed;
  }

  private Outcome<Patience> say(
      ServerRun<ReadBackAct, Patience> run, List<BiosVerdict> verdicts, BiosApplyState state) {
    var read = new ReadBack(verdicts);
    var result = new ActRead(verdicts, changed(run));
    for (var missed : read.missed()) {
      run.note(
          NoteLevel.WARN,
          "bios-" + missed.result().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          "%s: wanted %s, is %s. %s"
              .formatted(missed.attribute(), missed.wanted(), missed.now(), missed.text()));
    }
    if (verdicts.isEmpty() && state instanceof BiosApplyState.Finished(var text)) {
      return Outcomes.done(text, result);
    }
    return Outcomes.done(
        read.missed().isEmpty()
            ? "reads back as wanted"
            : "%d of %d did not read back as wanted"
                .formatted(read.missed().size(), verdicts.size()),
        result);
  }
}
