package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;
import org.junit.jupiter.api.Test;

class BiosChangePlannerTest {

  private static final Identity MACHINE =
      new Identity("Contoso", "R1", "S1", "u", "Contoso BMC", "1", "1", "");

  @Test
  void whatNeedsARestartBeforeItCanBeStagedIsNotStagedWithoutOne() {
    assertThat(keys(plan(ApplyTime.NOW))).contains("bios-stage-1", "bios-reset-1", "bios-stage-2");

    var stageOnly = plan(new ApplyTime.StageOnly());

    assertThat(keys(stageOnly))
        .containsExactly("preflight", "bios-confirm", "bios-remember", "bios-stage-1");
    assertThat(stageOnly.title()).contains("1 setting ");
    assertThat(stageOnly.hostReboots()).isZero();
  }

  private static List<String> keys(Plan plan) {
    return plan.steps().stream().map(PlanStep::key).toList();
  }

  private static Plan plan(ApplyTime when) {
    return BiosChangePlanner.plan(
        "web-1",
        MACHINE,
        List.of(change("Profile", "Custom", 1), change("Turbo", "Disabled", 2)),
        BiosChangeRequest.of(Map.of("Turbo", "Disabled")).at(when),
        List.of());
  }

  private static SettingChange change(String name, String to, int pass) {
    return new SettingChange(
        new BiosDifference(name, name, "before", to, "wanted", pass),
        MethodUse.UNKNOWN,
        "no rule names it",
        List.of());
  }
}
