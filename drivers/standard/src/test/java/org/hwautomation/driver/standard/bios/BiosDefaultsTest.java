package org.hwautomation.driver.standard.bios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.standard.OnGeneric;
import org.hwautomation.driver.testkit.SimulatedServer;
import org.junit.jupiter.api.Test;

class BiosDefaultsTest {

  private static void change(SimulatedServer generic) {
    var changes = Map.<String, Object>of("Sriov", "Enabled", "NumaPerSocket", 4L);
    generic.server().must(BiosConfiguration.class).stage(changes);
    generic.restartHost();
  }

  @Test
  void whatWasForetoldIsInForceAfterOneResetAndNotBefore() throws Exception {
    OnGeneric.run(generic -> {
      change(generic);
      var defaults = generic.server().must(BiosDefaults.class);
      var foretold = defaults.foretold();
      assertThat(foretold)
          .containsOnly(Map.entry("Sriov", "Disabled"), Map.entry("NumaPerSocket", 1L));
      assertThat(defaults.underway(foretold)).isEmpty();

      var ticket = defaults.stage(foretold);
      assertThat(defaults.underway(foretold)).isPresent();
      assertThat(defaults.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
      assertThat(defaults.verify(foretold)).noneMatch(BiosVerdict::applied);
      generic.restartHost();

      assertThat(defaults.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(defaults.verify(foretold)).hasSize(2).allMatch(BiosVerdict::applied);
      assertThat(defaults.foretold()).isEmpty();
      assertThat(defaults.underway(foretold)).isEmpty();
    });
  }

  @Test
  void hostThatIsInPostIsNotTakenForDone() throws Exception {
    OnGeneric.run(generic -> {
      change(generic);
      var defaults = generic.server().must(BiosDefaults.class);
      var ticket = defaults.stage(defaults.foretold());

      generic.server().must(Power.class).reset(ResetType.FORCE_RESTART);
      generic.bmc().advance(java.time.Duration.ofSeconds(30));
      assertThat(defaults.look(ticket)).isInstanceOf(BiosApplyState.Applying.class);
    });
  }
}
