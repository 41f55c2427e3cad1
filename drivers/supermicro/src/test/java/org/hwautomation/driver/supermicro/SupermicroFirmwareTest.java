package org.hwautomation.driver.supermicro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Sequence S1 of the fact book, with the steps at which it breaks.
class SupermicroFirmwareTest {

  private static final FirmwareTarget BIOS = SimpleX13.target(ComponentKind.BIOS);
  private static final FirmwareTarget BMC = SimpleX13.target(ComponentKind.BMC);

  @TempDir Path files;

  private final SimpleX13 x13 = new SimpleX13();
  private final FirmwareUpdate update = x13.server().must(FirmwareUpdate.class);

  private JsonNode submit() {
    return update.submit(BIOS, SimpleX13.image(files), (_, _) -> {});
  }

  private static RedfishException refusal(String messageId) {
    return new RedfishException(
        new Failure.RejectedByValidation(
            new Where("x13", "POST", SimpleX13.UPLOAD),
            400,
            List.of(new Message(messageId, "", List.of(), "", List.of(), ""))));
  }

  private long starts() {
    return x13.bmc.writes().stream().filter(sent -> sent.path().equals(SimpleX13.START)).count();
  }

  @Test
  void verifiesStartsOnceAndFlashesUntilTheHostMustBeReset() {
    x13.bmc.on("POST", SimpleX13.UPLOAD, _ -> SimpleX13.accepted(SimpleX13.TASKS + "/1"));
    x13.bmc.on(
        "POST",
        SimpleX13.START,
        _ -> {
          x13.tasks("BIOS Verify: Completed", "BIOS Update: Running");
          return RecordedBmc.reply(202, "");
        });

    var ticket = submit();
    x13.tasks("BIOS Verify: Running");
    assertThat(update.look(BIOS, ticket)).isInstanceOf(InstallState.Running.class);
    x13.tasks("BIOS Verify: Completed");
    assertThat(update.look(BIOS, ticket)).isInstanceOf(InstallState.Running.class);
    assertThat(update.look(BIOS, ticket)).isInstanceOf(InstallState.Running.class);
    assertThat(starts()).isEqualTo(1);
    x13.tasks("BIOS Verify: Completed", "BIOS Update: Completed");

    assertThat(update.look(BIOS, ticket))
        .isInstanceOfSatisfying(
            InstallState.Staged.class,
            staged -> assertThat(staged.needs()).isEqualTo(Activation.HOST_RESET));
  }

  @Test
  void triesTheOtherPreserveFlagsAndRemembersThem() {
    x13.bmc.on(
        "POST",
        SimpleX13.UPLOAD,
        body -> {
          var flags = body.at("/UpdateParameters/Oem/Supermicro/BIOS");
          if (flags.has("PreserveME")) throw refusal("Base.v1_10_3.PropertyUnknown");
          return SimpleX13.accepted(SimpleX13.TASKS + "/1");
        });

    submit();
    submit();

    assertThat(x13.bmc.writes()).hasSize(3); // A refused, B taken, then B at once
    assertThat(
            x13.bmc
                .writes()
                .getLast()
                .body()
                .at("/UpdateParameters/Oem/Supermicro/BIOS")
                .has("PreserveSETUPCONF"))
        .isTrue();
  }

  @Test
  void namesTheBiosAsTargetAndStartsOnlyOnRequest() {
    x13.bmc.on("POST", SimpleX13.UPLOAD, _ -> SimpleX13.accepted(SimpleX13.TASKS + "/1"));

    submit();

    var parameters = x13.bmc.writes().getFirst().body().path("UpdateParameters");
    assertThat(parameters.path("Targets").path(0).asString()).isEqualTo(SimpleX13.BIOS);
    assertThat(parameters.path("@Redfish.OperationApplyTime").asString())
        .isEqualTo("OnStartUpdateRequest");
  }

  @Test
  void doesNotSendTheFlagsTwiceForARefusalThatIsAboutSomethingElse() {
    x13.bmc.on(
        "POST",
        SimpleX13.UPLOAD,
        _ -> {
          throw refusal("SMC.1.0.OemAntiRollForward");
        });

    assertThatThrownBy(this::submit).isInstanceOf(RedfishException.class);
    assertThat(x13.bmc.writes()).hasSize(1);
  }

  @Test
  void aBmcStuckInUpdateModeIsAConflictThatABmcResetMayEnd() {
    x13.bmc.on(
        "POST",
        SimpleX13.UPLOAD,
        _ -> {
          throw refusal("SMC.1.0.OemFirmwareAlreadyInUpdateMode");
        });

    assertThatThrownBy(this::submit)
        .isInstanceOfSatisfying(
            RedfishException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Conflict.class));
  }

  @Test
  void goesOnWithARunningVerificationAfterACrash() {
    x13.tasks("BIOS Verify: Running");

    assertThat(update.underway(BIOS)).isPresent();
    assertThat(update.underway(BMC)).isEmpty();
  }

  @Test
  void startsAVerifiedImageAfterACrashInsteadOfSendingItAgain() {
    x13.bmc.on("POST", SimpleX13.START, _ -> RecordedBmc.reply(202, ""));
    x13.tasks("BIOS Verify: Completed");

    var ticket = update.underway(BIOS).orElseThrow();
    update.look(BIOS, ticket);

    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void goesOnWithAJustFlashedBiosThatWaitsForItsResetButNotWithLastYears() {
    x13.tasks("BIOS Verify: Completed", "BIOS Update: Completed");
    assertThat(update.look(BIOS, update.underway(BIOS).orElseThrow()))
        .isInstanceOf(InstallState.Staged.class);

    x13.tasks("BIOS Verify: Completed", "BIOS Update: Completed: 2025-11-21T09:00:00Z");
    assertThat(update.underway(BIOS)).isEmpty();
  }

  @Test
  void aFlashFromBeforeTheLastResetIsOver() {
    x13.tasks("BIOS Verify: Completed", "BIOS Update: Completed");
    x13.show(SimpleX13.SYSTEM, "{'PowerState':'On','LastResetTime':'2026-11-21T09:59:30Z'}");

    assertThat(update.underway(BIOS)).isEmpty();
  }

  @Test
  void aTaskThatVanishedWithTheBmcsRestartIsNoFailure() {
    x13.bmc.on("POST", SimpleX13.UPLOAD, _ -> SimpleX13.accepted(SimpleX13.TASKS + "/1"));
    var ticket = submit();
    x13.tasks();
    x13.bmc.remove(SimpleX13.TASKS + "/1");

    assertThat(update.look(BIOS, ticket)).isInstanceOf(InstallState.Vanished.class);
  }
}
