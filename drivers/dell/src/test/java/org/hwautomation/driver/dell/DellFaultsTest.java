package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Each fault that a PowerEdge can have: the driver gets over it or says what is wrong, and never
/// takes it for success.
class DellFaultsTest {

  private static final Map<String, Object> WISH = Map.of("SriovGlobalEnable", "Enabled");

  @TempDir Path files;

  private static void reset(OnDell dell) {
    dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
    dell.bmc().advance(Duration.ofMinutes(10));
  }

  private static FirmwareTarget bios(OnDell dell) {
    return dell.target(ComponentKind.BIOS, "BIOS", "", "1.99.1");
  }

  /// Sends a BIOS image, waits, resets the host, waits.
  private static JsonNode installs(OnDell dell, FirmwareTarget bios) throws Exception {
    var ticket = dell.update().submit(bios, dell.image("159", bios), (_, _) -> {});
    dell.bmc().advance(Duration.ofMinutes(2));
    reset(dell);
    return ticket;
  }

  @Test
  void updateStuckAt99PercentIsNeverFinished() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("update-stuck-99");
          var bios = bios(dell);
          var ticket = installs(dell, bios);

          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Running.class);
          dell.bmc().advance(Duration.ofHours(5));
          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Running.class);
          assertThat(dell.running("BIOS", "").version()).isEqualTo(bios.from());
        });
  }

  /// What hung is over once iDRAC was restarted, and the image can be sent again.
  @Test
  void updateThatHungIsRefusedAfterARestartOfIdracAndThenTakenAgain() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("update-stuck-99");
          var bios = bios(dell);
          var ticket = installs(dell, bios);
          dell.server().must(ManagerReset.class).reset();
          dell.bmc().advance(Duration.ofMinutes(15));

          assertThat(OnDell.answered(() -> dell.update().look(bios, ticket)))
              .isInstanceOf(InstallState.Refused.class);
          assertThat(dell.update().underway(bios)).isEmpty();
          installs(dell, bios);
          assertThat(dell.running("BIOS", "").version()).isEqualTo("1.99.1");
        });
  }

  @Test
  void completedButCriticalIsARefusal() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("critical-on-completed");
          var bios = bios(dell);
          var ticket = installs(dell, bios);

          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Refused.class);
          assertThat(dell.bmc().history().flashes()).isEmpty();
        });
  }

  @Test
  void wrongVersionAfterTheFlashIsSeenInTheInventory() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("wrong-version-after-flash");
          var bios = bios(dell);
          var ticket = installs(dell, bios);

          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.update().compare(dell.running("BIOS", ""), bios.to()))
              .isNotEqualTo(VersionOrder.SAME);
        });
  }

  /// The Task is gone, the job is not (fact book 3.6).
  @ParameterizedTest
  @ValueSource(strings = {"task-vanishes", "bmc-restarts-mid-update", "slow-answers"})
  void updateIsFollowedToItsEnd(String fault) throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault(fault);
          var bios = bios(dell);
          var ticket = dell.update().submit(bios, dell.image("159", bios), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(10));
          assertThat(OnDell.answered(() -> dell.update().look(bios, ticket)))
              .isInstanceOf(InstallState.Staged.class);
          reset(dell);

          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("BIOS", "").version()).isEqualTo("1.99.1");
        });
  }

  @Test
  void jobThatAppearsLateIsNoFailure() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("late-404");
          var bios = bios(dell);
          var ticket = dell.update().submit(bios, dell.image("159", bios), (_, _) -> {});

          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Vanished.class);
          dell.bmc().advance(Duration.ofSeconds(20));
          assertThat(dell.update().look(bios, ticket)).isInstanceOf(InstallState.Running.class);
        });
  }

  @Test
  void settingsThatSomebodyElsesJobHoldsAreAppliedTogetherWithOurs() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("bios-job-pending-conflict");
          var settings = dell.server().must(BiosConfiguration.class);

          var ticket = settings.stage(WISH);
          dell.bmc().advance(Duration.ofMinutes(1));
          assertThat(settings.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          assertThat(settings.pending()).containsKeys("SriovGlobalEnable", "NumLock");
          reset(dell);

          assertThat(settings.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(settings.verify(Map.of("SriovGlobalEnable", "Enabled", "NumLock", "Off")))
              .allMatch(BiosVerdict::applied);
        });
  }

  /// Newer iDRAC9 says 200 without naming the job that holds the very same values (fact book 3.3).
  @Test
  void theSameSettingsInSomebodyElsesJobAreFollowedThere() throws Exception {
    OnDell.run(
        "dell-r760",
        files,
        dell -> {
          dell.bmc().fault("bios-job-pending-conflict");
          var settings = dell.server().must(BiosConfiguration.class);

          var ticket = settings.stage(Map.of("NumLock", "Off"));
          assertThat(settings.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          reset(dell);

          assertThat(settings.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(settings.verify(Map.of("NumLock", "Off"))).allMatch(BiosVerdict::applied);
        });
  }

  @Test
  void acceptedSettingsWhoseAnswerWasLostAreFoundAgain() throws Exception {
    OnDell.run(
        "dell-r760",
        files,
        dell -> {
          dell.bmc().fault("dropped-answers");
          var settings = dell.server().must(BiosConfiguration.class);

          assertThat(catchThrowable(() -> settings.stage(WISH)))
              .isInstanceOf(RedfishException.class);
          var ticket = settings.underway(WISH);
          assertThat(ticket).isPresent();
          dell.bmc().advance(Duration.ofMinutes(1));
          assertThat(settings.look(ticket.get())).isInstanceOf(BiosApplyState.AwaitingReset.class);
        });
  }

  @Test
  void settingsAreRefusedWhileIdracIsNotReady() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("post-busy");
          var settings = dell.server().must(BiosConfiguration.class);

          assertThat(catchThrowable(() -> settings.stage(WISH)))
              .isInstanceOfSatisfying(
                  RedfishException.class,
                  e -> assertThat(e.failure()).isInstanceOf(Failure.Busy.class));
          assertThat(settings.underway(WISH)).isEmpty();
        });
  }

  @Test
  void settingsOfAJobThatFailedAreNotTakenForApplied() throws Exception {
    OnDell.run(
        "dell-r770-idrac10",
        files,
        dell -> {
          dell.bmc().fault("critical-on-completed");
          var settings = dell.server().must(BiosConfiguration.class);
          var ticket = settings.stage(WISH);
          dell.bmc().advance(Duration.ofMinutes(1));
          reset(dell);

          assertThat(settings.look(ticket)).isInstanceOf(BiosApplyState.Refused.class);
          assertThat(settings.verify(WISH)).noneMatch(BiosVerdict::applied);
        });
  }

  /// Every value is in force, and the job has not ended.
  @Test
  void settingsOfAJobThatHangsAreNotFinished() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          dell.bmc().fault("update-stuck-99");
          var settings = dell.server().must(BiosConfiguration.class);
          var ticket = settings.stage(WISH);
          dell.bmc().advance(Duration.ofMinutes(1));
          reset(dell);

          assertThat(settings.look(ticket)).isInstanceOf(BiosApplyState.Applying.class);
        });
  }

  /// By signing in with each request instead (fact book 2.2).
  @Test
  void fullSessionTableIsGotOver() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> assertThat(dell.server().must(InventoryReading.class).read().gaps()).isEmpty(),
        bmc -> bmc.fault("session-table-full"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"html-503", "garbage-body"})
  void passingTroubleEndsInAFailureOrInTheTruth(String fault) throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var bios = dell.server().must(BiosConfiguration.class);
          dell.bmc().fault(fault);
          var failed = catchThrowable(() -> bios.stage(WISH));

          if (failed != null) assertThat(failed).isInstanceOf(RedfishException.class);
          dell.bmc().heal();
          assertThat(bios.underway(WISH).isPresent()).isEqualTo(failed == null);
        });
  }
}
