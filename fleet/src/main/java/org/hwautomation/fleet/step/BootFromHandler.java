package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.step.ServerRun;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.step.Outcome;

/// Tells the BMC what the host boots from next: by Redfish, and where that refuses or cannot, by
/// IPMI. To say it twice changes nothing, so after an interruption it looks and says it again.
final class BootFromHandler implements ServerStep<BootFrom, BootAsked> {

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration SHOWN_AFTER = Duration.ofMinutes(2);

  private final Pace pace;

  BootFromHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public String kind() {
    return BootFrom.KIND;
  }

  @Override
  public Class<BootFrom> arguments() {
    return BootFrom.class;
  }

  @Override
  public Class<BootAsked> checkpoint() {
    return BootAsked.class;
  }

  @Override
  public Outcome<BootAsked> run(ServerRun<BootFrom, BootAsked> run) {
    var methods = run.checkpoint().map(one -> List.of(one.method())).orElseGet(() -> methods(run));
    if (methods.isEmpty()) {
      return Failures.never(
          "boot-device-not-offered",
          "%s cannot boot from %s as wanted".formatted(run.server().name(), run.arguments()),
          "Choose a device that the server offers.");
    }
    return Ways.of(run, BootOverride.class)
        .by(methods)
        .tryEach((boot, method) -> ask(run, boot, method));
  }

  /// Those that know the device; with a note on each that does not.
  private static List<Method> methods(ServerRun<BootFrom, BootAsked> run) {
    var wanted = run.arguments();
    var methods = new ArrayList<Method>();
    for (var way : run.server().ways(BootOverride.class)) {
      if (takes(way, wanted)) methods.add(way.method());
      else {
        run.note(
            NoteLevel.WARN,
            "method-fallback",
            "BootOverride by %s does not know %s, %s, %s"
                .formatted(way.method(), wanted.device(), wanted.duration(), wanted.mode()));
      }
    }
    return methods;
  }

  /// A way that cannot even be asked is left to refuse by itself.
  private static boolean takes(BootOverride way, BootFrom wanted) {
    try {
      return way.allowed().contains(wanted.device())
          && way.durations().contains(wanted.duration())
          && way.modes().contains(wanted.mode());
    } catch (RuntimeException e) {
      if (BmcFailures.refusesMethod(e)) return true;
      throw e;
    }
  }

  private Outcome<BootAsked> ask(
      ServerRun<BootFrom, BootAsked> run, BootOverride boot, Method method) {
    var wanted = run.arguments();
    if (shows(boot, wanted)) {
      return Outcomes.done("the BMC shows it", new BootFrom.Asked(method.name(), true));
    }
    var asked = run.checkpoint().orElse(null);
    if (asked == null) {
      boot.set(wanted.device(), wanted.duration(), wanted.mode());
      asked = new BootAsked(run.clock().instant(), method);
      run.save(asked);
      if (shows(boot, wanted)) {
        return Outcomes.done("the BMC shows it", new BootFrom.Asked(method.name(), true));
      }
    }
    return switch (method) {
      // Such a BMC would show it at once, and it drops what no restart follows.
      case IPMI, VENDOR_TOOL ->
          Outcomes.done(
              "the BMC took it and does not show it", new BootFrom.Asked(method.name(), false));
      case REDFISH ->
          new Patience(asked.since()).over(pace.of(SHOWN_AFTER), run.clock())
              ? Failures.never(
                  "boot-device-ignored",
                  "%s took the boot device %s and shows %s"
                      .formatted(run.server().name(), wanted.device(), boot.current()),
                  "Set it at the server's console, or by its BMC's own page.")
              : new Outcome.Waiting<>(
                  pace.of(LOOK), "the BMC took it and does not show it yet", asked);
    };
  }

  private static boolean shows(BootOverride boot, BootFrom wanted) {
    return boot.state().holds(wanted.device(), wanted.duration(), wanted.mode());
  }
}
