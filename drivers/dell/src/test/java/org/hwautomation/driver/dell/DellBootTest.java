package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a boot override is written, and how long iDRAC10 lets a host rest (fact book 2.1 and 3.4).
class DellBootTest {

  @TempDir Path files;

  @ParameterizedTest
  @ValueSource(strings = {"dell-r750", "dell-r770-idrac10"})
  void bootOverrideIsWrittenWhereTheGenerationWantsItAndServesOneBoot(String profile)
      throws Exception {
    OnDell.run(
        profile,
        files,
        dell -> {
          var boot = dell.server().must(BootOverride.class);
          assertThat(boot.allowed()).contains(BootOverride.Device.PXE, BootOverride.Device.CD);

          boot.set(BootOverride.Device.PXE, BootOverride.Duration.ONCE);
          assertThat(boot.current()).isEqualTo(BootOverride.Device.PXE);
          dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);

          assertThat(boot.current()).isEqualTo(BootOverride.Device.NONE);
        });
  }

  @Test
  void hostThatJustWentOffIsSwitchedOnByIdrac10OnlyAfterAMinute() throws Exception {
    OnDell.run(
        "dell-r770-idrac10",
        files,
        dell -> {
          var power = dell.server().must(Power.class);
          power.reset(ResetType.FORCE_OFF);
          assertThat(catchThrowable(() -> power.reset(ResetType.ON)))
              .isInstanceOfSatisfying(
                  RuntimeException.class, e -> assertThat(BmcFailures.passesByItself(e)).isTrue());

          dell.bmc().advance(java.time.Duration.ofMinutes(1));
          power.reset(ResetType.ON);
          assertThat(power.state()).isEqualTo(PowerState.ON);
        });
  }
}
