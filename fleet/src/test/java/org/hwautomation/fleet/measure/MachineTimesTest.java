package org.hwautomation.fleet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.driver.Identity;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// Made-up figures.
class MachineTimesTest {

  private static final Identity MACHINE =
      new Identity("Contoso", "R1", "S1", "u", "Contoso BMC", "7.10", "1.2", "");
  private static final Plan PLAN =
      new Plan(
          "Operation",
          "title",
          List.of(
              step("preflight", "provision.preflight", 20),
              step("reset", "host.reset", 90),
              step("reset-stable", "gate.stable", 300),
              step("back", "host.reset", 0)),
          List.of("a note"));

  @Test
  void whatWasTimedOnThisModelGoesBeforeAllAssumptions() {
    var times =
        new MachineTimes(
            MACHINE,
            Map.of(
                "host.reset", timing(12, 60, 70),
                "gate.stable", timing(12, 190, 260),
                "restart", timing(12, 250, 330)),
            Map.of("provision.preflight", timing(40, 2, 4), "host.reset", timing(90, 5, 6)));

    var plan = times.applyTo(PLAN);

    assertThat(plan.steps())
        .extracting(step -> step.expected().toSeconds())
        .containsExactly(2L, 60L, 190L, 0L);
    assertThat(plan.notes())
        .containsExactly(
            "a note",
            "Takes about 4 min 12 s, as earlier jobs did. A restart: 4 min 10 s, 90 % under"
                + " 5 min 30 s, from 12 earlier ones of R1.");
    assertThat(plan.hash()).isEqualTo(PLAN.hash());
  }

  @Test
  void withTooFewOfThisModelTheVendorsCountAndTheRestIsCalledAssumed() {
    var times =
        new MachineTimes(
            MACHINE,
            Map.of("gate.stable", timing(2, 10, 10), "restart", timing(2, 10, 10)),
            Map.of("gate.stable", timing(9, 100, 150), "restart", timing(9, 120, 200)));

    assertThat(times.applyTo(PLAN).notes().getLast())
        .isEqualTo(
            "Takes about 3 min 30 s, as earlier jobs did, but for 2 of 3 steps, which are assumed."
                + " A restart: 2 min, 90 % under 3 min 20 s, from 9 earlier ones of any Contoso.");
  }

  @Test
  void withoutAnyFiguresItIsCalledAnAssumption() {
    assertThat(new MachineTimes(MACHINE, Map.of(), Map.of()).applyTo(PLAN).notes().getLast())
        .startsWith("Takes about 6 min 50 s: an assumption");
  }

  private static Timing timing(int count, int typical, int most) {
    return new Timing(count, Duration.ofSeconds(typical), Duration.ofSeconds(most));
  }

  private static PlanStep step(String key, String kind, int seconds) {
    return new PlanStep(
        key,
        kind,
        "phase",
        "title",
        "reason",
        JsonNodeFactory.instance.objectNode(),
        Duration.ofSeconds(seconds),
        Set.of(),
        OnFailure.STOP);
  }
}
