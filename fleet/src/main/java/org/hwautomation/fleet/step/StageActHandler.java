package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.stream.Collectors;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Puts an act into the BMC, once: after an interruption it looks whether the BMC has it before it
/// sends it again.
final class StageActHandler implements ServerStep<StageAct, ActStaging> {

  private static final Duration LOOK = Duration.ofSeconds(10);

  private final JobPasswords passwords;
  private final Pace pace;

  StageActHandler(JobPasswords passwords, Pace pace) {
    this.passwords = passwords;
    this.pace = pace;
  }

  @Override
  public String kind() {
    return StageAct.KIND;
  }

  @Override
  public Class<StageAct> arguments() {
    return StageAct.class;
  }

  @Override
  public Class<ActStaging> checkpoint() {
    return ActStaging.class;
  }

  @Override
  public Outcome<ActStaging> run(ServerRun<StageAct, ActStaging> run) {
    var read = run.arguments().unlessRead();
    if (!read.isEmpty()) {
      if (ReadBack.allApplied(run.resultOf(read))) {
        return Outcomes.done("it is as wanted: nothing to go back from", ActStaged.NOTHING);
      }
      if (run.checkpoint().isEmpty()) {
        run.note(NoteLevel.WARN, "bios-rollback", "it did not take: going back to how it was");
      }
    }
    return ActWays.of(run, run.arguments().act(), passwords)
        .tryEach((bound, method) -> stage(run, bound, method));
  }

  private Outcome<ActStaging> stage(
      ServerRun<StageAct, ActStaging> run, BoundAct<?> bound, Method method) {
    var staging =
        run.checkpoint().orElseGet(() -> new ActStaging(run.clock().instant(), false, null));
    if (staging.ticket() != null) return accepted(run, bound, method, staging);
    var waiting = bound.waiting(staging.sending());
    if (waiting.isPresent()) {
      run.note(NoteLevel.INFO, "change-adopted", "the BMC holds this change as waiting already");
      return accepted(run, bound, method, staging.accepted(waiting.get()));
    }
    if (bound.isSettled()) return Outcomes.done("it is so already", ActStaged.NOTHING);
    var faults = bound.faults();
    if (!faults.isEmpty()) {
      return Failures.never(
          "bios-invalid",
          "%s would not take it as it is now: %s"
              .formatted(
                  run.server().name(),
                  faults.stream().map(BiosFault::message).collect(Collectors.joining("; "))),
          "Correct what is named, then make a new plan.");
    }
    var readiness = run.server().can(Readiness.class);
    if (readiness.isPresent()
        && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var pause)
        && !new Patience(staging.since()).over(Patience.BUSY, run.clock())) {
      return new Outcome.Waiting<>(pace.of(pause), reason, staging);
    }
    if (staging.sending()) {
      run.note(
          NoteLevel.WARN,
          "sent-again",
          "it was sent before and the answer was lost; the BMC does not show it, so it is sent again");
    }
    run.save(staging.sent());
    var taken = staging.accepted(bound.stage());
    run.save(taken);
    return accepted(run, bound, method, taken);
  }

  /// A reset before the BMC has queued the change would miss it (iDRAC: before `JCP001`).
  private Outcome<ActStaging> accepted(
      ServerRun<StageAct, ActStaging> run, BoundAct<?> bound, Method method, ActStaging staging) {
    var ticket = staging.ticket();
    if (ticket == null) throw new IllegalStateException("asked for a change that was never staged");
    var staged = new ActStaged(true, ticket, method.name());
    return switch (bound.look(ticket)) {
      case BiosApplyState.Preparing(var text) -> {
        if (new Patience(staging.since()).over(Patience.BUSY, run.clock())) {
          yield Failures.never(
              "bios-not-queued",
              "%s did not queue the change: %s".formatted(run.server().name(), text),
              "Somebody may sit in the Lifecycle Controller or BIOS setup. Then resume this job.");
        }
        yield new Outcome.Waiting<>(pace.of(LOOK), text, staging);
      }
      case BiosApplyState.Refused(var code, var text) ->
          Failures.never(
              "bios-refused",
              "%s refused the change: %s (%s)".formatted(run.server().name(), text, code),
              "Correct what is named, then make a new plan.");
      case BiosApplyState.AwaitingReset(var text) -> Outcomes.done(text, staged);
      case BiosApplyState.Applying(var _, var text) -> Outcomes.done(text, staged);
      case BiosApplyState.Finished(var text) -> Outcomes.done(text, staged);
    };
  }
}
