package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;
import tools.jackson.databind.JsonNode;

/// Puts attributes into a BMC so that the next host reset applies them, whoever wants them. Checks
/// them against the live registry once more, because firmware installed a moment ago may have
/// brought another one.
record BiosStager(Pace pace, boolean onlyWhatIsOpen) {

  private static final Duration LOOK = Duration.ofSeconds(10);

  BiosStager(Pace pace) {
    this(pace, false);
  }

  /// Of what cannot all be written at once only what can be written now; the rest is for after the
  /// reset. By whichever method.
  Outcome<BiosStaging> stageWhatIsOpen(ServerRun<?, BiosStaging> run, Map<String, Object> wanted) {
    return new BiosStager(pace, true).stage(run, wanted, List.of());
  }

  /// @param methods by which it may be done, best first; empty = all
  Outcome<BiosStaging> stage(
      ServerRun<?, BiosStaging> run, Map<String, Object> wanted, List<Method> methods) {
    return Ways.of(run, BiosConfiguration.class)
        .by(asSentBefore(run, methods))
        .tryEach(
            e -> BmcFailures.refusesMethod(e) || BmcFailures.refusesRequest(e),
            (bios, method) -> rememberingRefusal(run, wanted, bios, method));
  }

  /// What was sent by one method before an interruption is not sent by another after it.
  private static List<Method> asSentBefore(ServerRun<?, BiosStaging> run, List<Method> methods) {
    var sent = run.checkpoint().map(BiosStaging::method);
    if (sent.isEmpty()) return methods;
    var all = methods.isEmpty() ? List.of(Method.values()) : methods;
    return all.subList(all.indexOf(sent.get()), all.size());
  }

  private Outcome<BiosStaging> rememberingRefusal(
      ServerRun<?, BiosStaging> run,
      Map<String, Object> wanted,
      BiosConfiguration bios,
      Method method) {
    try {
      return stage(run, wanted, bios, method);
    } catch (RuntimeException e) {
      if (BmcFailures.refusesRequest(e)) {
        var names = List.copyOf(BmcFailures.refusedNames(e, wanted.keySet()));
        var refusal = new BiosStaging.Refusal(method, names, BmcFailures.describe(e));
        run.save(begun(run).refused(refusal));
      }
      throw e;
    }
  }

  private static BiosStaging begun(ServerRun<?, BiosStaging> run) {
    return run.checkpoint().orElseGet(() -> BiosStaging.from(run.clock().instant()));
  }

  private Outcome<BiosStaging> stage(
      ServerRun<?, BiosStaging> run,
      Map<String, Object> wanted,
      BiosConfiguration bios,
      Method method) {
    var staging = begun(run);
    if (staging.ticket() != null) return awaitAccepted(run, wanted, bios, staging, method);

    var comparison = bios.compare(wanted, List.of());
    if (!comparison.faults().isEmpty()) {
      return Failures.never(
          "bios-invalid",
          "%s would not take the settings as they are now: %s"
              .formatted(
                  run.server().name(),
                  comparison.faults().stream()
                      .map(fault -> fault.attribute() + ": " + fault.message())
                      .collect(Collectors.joining("; "))),
          "Make a new plan; the BIOS may have changed with its update.");
    }
    if (comparison.changes().isEmpty()) {
      return Outcomes.done(
          "all %d settings hold already".formatted(wanted.size()),
          new BiosStaged(false, null, method.name(), wanted, false));
    }
    var attributes =
        comparison.changes().stream()
            .filter(change -> !onlyWhatIsOpen || change.pass() == 1)
            .collect(
                Collectors.toMap(
                    BiosDifference::attribute,
                    BiosDifference::to,
                    (_, later) -> later)); // a BIOS may take back in between what is set twice
    var underway = bios.underway(attributes);
    if (underway.isPresent()) {
      run.note(NoteLevel.INFO, "change-adopted", "the BMC holds these settings as pending already");
      return awaitAccepted(run, wanted, bios, staging.accepted(underway.get(), method), method);
    }
    var readiness = run.server().can(Readiness.class);
    if (readiness.isPresent()
        && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var pause)
        && !new Patience(staging.since()).over(Patience.BUSY, run.clock())) {
      return new Outcome.Waiting<>(pace.of(pause), reason, staging);
    }
    run.save(staging.sendingBy(method));
    var accepted = staging.accepted(bios.stage(attributes), method);
    run.save(accepted);
    return awaitAccepted(run, wanted, bios, accepted, method);
  }

  /// A reset before the BMC has queued the change would miss it (iDRAC: before `JCP001`).
  private Outcome<BiosStaging> awaitAccepted(
      ServerRun<?, BiosStaging> run,
      Map<String, Object> wanted,
      BiosConfiguration bios,
      BiosStaging staging,
      Method method) {
    var ticket = staging.ticket();
    if (ticket == null) throw new IllegalStateException("asked for a change that was never staged");
    return switch (bios.look(ticket)) {
      case BiosApplyState.Preparing(var text) -> {
        if (new Patience(staging.since()).over(Patience.BUSY, run.clock())) {
          yield Failures.never(
              "bios-not-queued",
              run.server().name() + " did not queue the BIOS change: " + text,
              "Somebody may sit in the Lifecycle Controller or BIOS setup. Then resume this job.");
        }
        yield new Outcome.Waiting<>(pace.of(LOOK), text, staging);
      }
      case BiosApplyState.Refused(var code, var text) -> {
        var names = List.copyOf(new TreeSet<>(wanted.keySet()));
        run.save(staging.refused(new BiosStaging.Refusal(method, names, text)));
        yield Failures.never(
            "bios-refused",
            "%s refused the BIOS change: %s (%s)".formatted(run.server().name(), text, code),
            "Correct the setting, then make a new plan.");
      }
      case BiosApplyState.AwaitingReset(var text) -> staged(text, ticket, method, wanted, staging);
      case BiosApplyState.Applying(var _, var text) ->
          staged(text, ticket, method, wanted, staging);
      case BiosApplyState.Finished(var text) -> staged(text, ticket, method, wanted, staging);
    };
  }

  private static Outcome<BiosStaging> staged(
      String text,
      JsonNode ticket,
      Method method,
      Map<String, Object> wanted,
      BiosStaging staging) {
    boolean afterRefusal = !staging.refusals().isEmpty();
    return Outcomes.done(text, new BiosStaged(true, ticket, method.name(), wanted, afterRefusal));
  }
}
