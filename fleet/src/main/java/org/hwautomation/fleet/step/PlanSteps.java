package org.hwautomation.fleet.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hwautomation.fleet.window.AwaitWindow;
import org.hwautomation.fleet.window.WindowChoice;
import org.hwautomation.jobs.plan.Impact;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.PlanStep;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The steps of a plan that is being laid out, in their order.
public final class PlanSteps {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final List<PlanStep> steps = new ArrayList<>();

  /// As laid out so far.
  public List<PlanStep> all() {
    return Collections.unmodifiableList(steps);
  }

  /// @param arguments what the handler of `kind` is given; a record
  /// @see PlanStep
  public void add(
      String key,
      String kind,
      String phase,
      String title,
      String reason,
      Object arguments,
      Duration expected,
      Set<Impact> impact,
      OnFailure onFailure) {
    steps.add(
        new PlanStep(
            key,
            kind,
            phase,
            title,
            reason,
            JSON.valueToTree(arguments),
            expected,
            impact,
            onFailure));
  }

  /// A restart of the host and the wait for its end, as two steps: `key` and `key-stable`.
  ///
  /// @param because the steps whose results it puts into force; done only when one of them asks
  /// @param gracefulLimit for the operating system to shut down
  public void restart(
      String key,
      String phase,
      String purpose,
      List<String> because,
      Duration gracefulLimit,
      OnFailure onFailure) {
    add(
        key,
        ResetHost.KIND,
        phase,
        "Restart the host",
        purpose,
        new ResetHost(purpose, because, gracefulLimit),
        Duration.ofSeconds(90),
        Set.of(Impact.HOST_REBOOT),
        onFailure);
    awaitStable(key, phase, Duration.ofMinutes(5), onFailure);
  }

  /// The same, where it is not known yet whether there will be anything to put into force: it
  /// counts as no restart and takes no time in the plan.
  ///
  /// @param title says on what it depends
  public void restartIfNeeded(
      String key,
      String phase,
      String title,
      String purpose,
      List<String> because,
      Duration gracefulLimit,
      OnFailure onFailure) {
    add(
        key,
        ResetHost.KIND,
        phase,
        title,
        purpose,
        new ResetHost(purpose, because, gracefulLimit),
        Duration.ZERO,
        Set.of(),
        onFailure);
    awaitStable(key, phase, Duration.ZERO, onFailure);
  }

  /// What follows begins only while the window is open.
  public void awaitWindow(String key, String phase, WindowChoice window) {
    add(
        key,
        AwaitWindow.KIND,
        phase,
        "Wait for " + window.words(),
        "nothing is begun and nothing is restarted while it is closed",
        AwaitWindow.of(window),
        Duration.ofSeconds(1),
        Set.of(),
        OnFailure.STOP);
  }

  private void awaitStable(String reset, String phase, Duration expected, OnFailure onFailure) {
    add(
        reset + "-stable",
        AwaitStable.KIND,
        phase,
        "Wait until the host is stable",
        "on, through POST, several good looks in a row",
        new AwaitStable(reset),
        expected,
        Set.of(),
        onFailure);
  }
}
