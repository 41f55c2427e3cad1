package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.BiosPasswords.Change;
import org.hwautomation.driver.bios.BiosPasswords.Password;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.testkit.WireConformance;
import org.hwautomation.redfish.failure.RedfishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a configuration job carries besides attributes, and the job that is there already.
class DellSetupTest {

  private static final Map<String, Object> SETTINGS = Map.of("SriovGlobalEnable", "Enabled");
  private static final Secret NONE = Secret.of("");
  private static final Secret FIRST = Secret.of("Quokka-17");

  @TempDir Path files;

  private static void reset(OnDell dell) {
    dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
    dell.bmc().advance(Duration.ofMinutes(30));
  }

  @Test
  void settingsThatWaitAreAppliedTogetherWithAPasswordByOneReset() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var settings = dell.server().must(BiosConfiguration.class);
          var passwords = dell.server().must(BiosPasswords.class);
          var change = new Change("SetupPassword", NONE, FIRST);
          settings.stage(SETTINGS);
          dell.bmc().advance(Duration.ofMinutes(1));

          var ticket = passwords.stage(change);
          dell.bmc().advance(Duration.ofMinutes(1));
          assertThat(passwords.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          reset(dell);

          assertThat(passwords.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(settings.verify(SETTINGS)).allMatch(BiosVerdict::applied);
          assertThat(passwords.verify(change)).allMatch(BiosVerdict::applied);
          assertThat(passwords.passwords())
              .extracting(Password::name, Password::state)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("SysPassword", BiosPasswords.State.NOT_SET),
                  org.assertj.core.groups.Tuple.tuple("SetupPassword", BiosPasswords.State.SET));
        });
  }

  @Test
  void settingsThatWaitGoOnWaitingWhenAPasswordIsRefused() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var settings = dell.server().must(BiosConfiguration.class);
          settings.stage(SETTINGS);
          dell.bmc().advance(Duration.ofMinutes(1));

          var wrong = new Change("SetupPassword", Secret.of("wrong"), FIRST);
          assertThat(catchThrowable(() -> dell.server().must(BiosPasswords.class).stage(wrong)))
              .isInstanceOf(RedfishException.class)
              .hasNoSuppressedExceptions();
          dell.bmc().advance(Duration.ofMinutes(1));
          assertThat(settings.underway(SETTINGS)).isPresent();
          reset(dell);

          assertThat(settings.verify(SETTINGS)).allMatch(BiosVerdict::applied);
        });
  }

  @Test
  void jobThatFailedMadeNoSecureBoot() throws Exception {
    OnDell.run(
        "dell-r760",
        files,
        dell -> {
          dell.bmc().fault("critical-on-completed");
          var secure = dell.server().must(SecureBootControl.class);
          var ticket = secure.stage(true);
          dell.bmc().advance(Duration.ofMinutes(1));
          reset(dell);

          assertThat(secure.look(ticket)).isInstanceOf(BiosApplyState.Refused.class);
          assertThat(secure.verify(true)).noneMatch(BiosVerdict::applied);
        });
  }

  @Test
  void defaultsAreAFaultWhileSettingsWait() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var defaults = dell.server().must(BiosDefaults.class);
          assertThat(defaults.faults(Map.of())).isEmpty();
          dell.server().must(BiosConfiguration.class).stage(SETTINGS);

          assertThat(defaults.faults(Map.of()))
              .extracting(BiosFault::code)
              .containsExactly("conflict");
        });
  }

  /// iDRAC9 6.00 says nowhere but in its log that the defaults are in force.
  @Test
  void defaultsOfAnOlderIdracAreFinishedWhenTheLogSaysSo() throws Exception {
    OnDell.run(
        WireConformance.simulate("dell-r750-idrac9-6.00.30.00"),
        files,
        dell -> {
          var settings = dell.server().must(BiosConfiguration.class);
          var was = settings.current().attributes().get("SriovGlobalEnable");
          settings.stage(SETTINGS);
          dell.bmc().advance(Duration.ofMinutes(1));
          reset(dell);
          assertThat(settings.verify(SETTINGS)).allMatch(BiosVerdict::applied);

          var defaults = dell.server().must(BiosDefaults.class);
          var ticket = defaults.stage(Map.of());
          assertThat(defaults.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          reset(dell);

          assertThat(defaults.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(settings.current().attributes()).containsEntry("SriovGlobalEnable", was);
        });
  }
}
