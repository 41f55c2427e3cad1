package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Puts attributes into a BMC so that the next host reset applies them, whoever wants them. Checks
/// them against the live registry once more, because firmware installed a moment ago may have
/// brought another one.
record BiosStager(Pace pace) {

  private static final Duration LOOK = Duration.ofSeconds(10);

  /// @param methods by which it may be done, best first; empty = all
  Outcome<BiosStaging> stage(
      ServerRun<?, BiosStaging> run, Map<String, Object> wanted, List<Method> methods) {
    return Ways.of(run, BiosConfiguration.class)
        .by(methods)
        .tryEach((bios, method) -> stage(run, wanted, bios, method));
  }

  private Outcome<BiosStaging> stage(
      ServerRun<?, BiosStaging> run,
      Map<String, Object> wanted,
      BiosConfiguration bios,
      Method method) {
    var staging =
        run.checkpoint().orElseGet(() -> new BiosStaging(run.clock().instant(), false, null));
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
          new BiosStaged(false, null, method.name(), wanted));
    }
    var attributes =
        comparison.changes().stream()
            .collect(Collectors.toMap(BiosDifference::attribute, BiosDifference::to));
    var underway = bios.underway(attributes);
    if (underway.isPresent()) {
      run.note(NoteLevel.INFO, "change-adopted", "the BMC holds these settings as pending already");
      return awaitAccepted(
          run, wanted, bios, new BiosStaging(staging.since(), true, underway.get()), method);
    }
    var readiness = run.server().can(Readiness.class);
    if (readiness.isPresent()
        && readiness.get().look() instanceof Readiness.State.NotReady(var reason, var pause)
        && !new Patience(staging.since()).over(Patience.BUSY, run.clock())) {
      return new Outcome.Waiting<>(pace.of(pause), reason, staging);
    }
    run.save(new BiosStaging(staging.since(), true, null));
    var accepted = new BiosStaging(staging.since(), true, bios.stage(attributes));
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
      case BiosApplyState.Refused(var code, var text) ->
          Failures.never(
              "bios-refused",
              "%s refused the BIOS change: %s (%s)".formatted(run.server().name(), text, code),
              "Correct the setting, then make a new plan.");
      case BiosApplyState.AwaitingReset(var text) ->
          Outcomes.done(text, new BiosStaged(true, ticket, method.name(), wanted));
      case BiosApplyState.Applying(var _, var text) ->
          Outcomes.done(text, new BiosStaged(true, ticket, method.name(), wanted));
      case BiosApplyState.Finished(var text) ->
          Outcomes.done(text, new BiosStaged(true, ticket, method.name(), wanted));
    };
  }
}
