package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.Outcome;

/// A boot device for once is used up by the boot that took it; one for good is still there. A BMC
/// that never showed it proves neither.
final class JudgeBootHandler implements ServerStep<JudgeBoot, Patience> {

  private static final String SUBJECT = "boot device";
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Pace pace;

  JudgeBootHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return JudgeBoot.KIND;
  }

  @Override
  public Class<JudgeBoot> arguments() {
    return JudgeBoot.class;
  }

  @Override
  public Class<Patience> checkpoint() {
    return Patience.class;
  }

  @Override
  public Outcome<Patience> run(ServerRun<JudgeBoot, Patience> run) {
    var wanted = run.arguments().wanted();
    var asked = Outcomes.read(run.resultOf(run.arguments().asked()), BootFrom.Asked.class);
    var state = way(run, asked.method()).state();
    if (!asked.shown()) {
      return judged(
          "accepted",
          verdict(
              wanted,
              state,
              Result.UNPROVEN,
              "%s took it and does not show boot devices".formatted(asked.method())));
    }
    boolean once =
        wanted.duration() == BootOverride.Duration.ONCE
            && wanted.device() != BootOverride.Device.NONE;
    boolean holds = state.holds(wanted.device(), wanted.duration(), wanted.mode());
    if (run.arguments().reset().isEmpty() || !once) {
      return holds
          ? judged("the BMC shows it", verdict(wanted, state, Result.APPLIED, ""))
          : Failures.never(
              "boot-device-lost",
              "%s showed the boot device %s and now shows %s"
                  .formatted(run.server().name(), wanted.device(), state.device()),
              "Somebody may have changed it, or the host was restarted. Look, then ask again.");
    }
    if (!holds) {
      return judged("used by this boot", verdict(wanted, state, Result.APPLIED, ""));
    }
    var patience = run.checkpoint().orElseGet(() -> Patience.from(run.clock()));
    return patience.over(pace.of(LIMIT), run.clock())
        ? Failures.never(
            "boot-device-not-used",
            "%s was restarted and still waits to boot from %s"
                .formatted(run.server().name(), wanted.device()),
            "Look at the server's console: the boot may hang, or the BIOS may ignore the BMC.")
        : new Outcome.Waiting<>(pace.of(LOOK), "the BIOS has not used it yet", patience);
  }

  private static BootOverride way(ServerRun<JudgeBoot, Patience> run, String method) {
    return run.server().ways(BootOverride.class).stream()
        .min(Comparator.comparing(way -> !way.method().name().equals(method)))
        .orElseThrow();
  }

  private static BiosVerdict verdict(
      BootFrom wanted, BootOverride.State state, Result result, String text) {
    return new BiosVerdict(SUBJECT, wanted.device().name(), state.device().name(), result, text);
  }

  private static Outcome<Patience> judged(String summary, BiosVerdict verdict) {
    return Outcomes.done(summary, new ReadBack(List.of(verdict)));
  }
}
