package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Sequences H2 and H3 of the fact book, with the steps at which they break.
class HpeFirmwareUpdateTest {

  private static final byte[] CONTENT = {1, 2, 3, 4};
  private static final String ROM = "U58_2.50.signed.flash";
  private static final FirmwareTarget BIOS =
      SimpleIlo.target(ComponentKind.BIOS, "U58 v2.44 (01/17/2025)", "2.50", ROM);
  private static final FirmwareTarget ILO =
      SimpleIlo.target(ComponentKind.BMC, "1.55 Oct 01 2023", "1.66", "ilo6_166.fwpkg");
  private static final FirmwareTarget NIC =
      SimpleIlo.target(ComponentKind.NIC, "28.43.1014", "28.44.1036", "nic.fwpkg");

  @TempDir Path files;

  private final SimpleIlo ilo = new SimpleIlo();
  private final FirmwareUpdate update = ilo.server().must(FirmwareUpdate.class);

  private JsonNode submit(FirmwareTarget target, byte[] content) {
    FirmwareImage image = SimpleIlo.image(files, target.fileName(), content);
    return update.submit(target, image, (_, _) -> {});
  }

  private void takesUploads() {
    ilo.bmc.on(
        "POST",
        "/cgi-bin/uploadFile",
        _ -> {
          ilo.state("Uploading");
          return RecordedBmc.reply(200, "");
        });
  }

  private void takesQueueItems() {
    ilo.bmc.on("POST", SimpleIlo.QUEUE, _ -> RecordedBmc.reply(201, SimpleIlo.QUEUE + "/q1"));
  }

  @Test
  void uploadsInThePartOrderThatIloWants() {
    takesUploads();

    submit(BIOS, CONTENT);

    var body = ilo.bmc.writes().getFirst().body();
    assertThat(body.propertyNames()).containsExactly("sessionKey", "parameters", "file");
    assertThat(body.path("file").asString()).isEqualTo(ROM);
    assertThat(body.path("parameters").path("UpdateTarget").booleanValue()).isTrue();
    assertThat(body.path("parameters").path("TPMOverride").booleanValue()).isFalse();
  }

  @Test
  void followsTheStateMachineUntilTheRomWaitsForItsReset() {
    takesUploads();
    var ticket = submit(BIOS, CONTENT);

    assertThat(update.look(BIOS, ticket)).isInstanceOf(InstallState.Running.class);
    ilo.state("Writing");
    assertThat(update.look(BIOS, ticket))
        .isInstanceOfSatisfying(
            InstallState.Running.class, running -> assertThat(running.percent()).isEqualTo(40));
    ilo.state("Complete");
    assertThat(update.look(BIOS, ticket))
        .isInstanceOfSatisfying(
            InstallState.Staged.class,
            staged -> assertThat(staged.needs()).isEqualTo(Activation.HOST_RESET));
  }

  @Test
  void tellsWhyIloRefusedAnImage() {
    takesUploads();
    var ticket = submit(BIOS, CONTENT);
    ilo.updateService("Error", "AllowDowngrade", "iLO.2.32.UpdateInvalidFile");

    assertThat(update.look(BIOS, ticket))
        .isInstanceOfSatisfying(
            InstallState.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("UpdateInvalidFile");
              assertThat(update.refusalIsFinal(refused.code())).isTrue();
            });
  }

  @Test
  void anIloThatRestartedKnowsNothingOfAnUpdateAndThatIsNoFailure() {
    takesUploads();
    var ticket =
        submit(
            ILO,
            SimpleIlo.fwpkg(
                "{'Devices':{'Device':[{'FirmwareImages':[{'DirectFlashOk':true}]}]}}"));
    ilo.state("Idle");

    assertThat(update.look(ILO, ticket)).isInstanceOf(InstallState.Vanished.class);
  }

  @Test
  void findsItsOwnUploadAfterACrashBetweenThePostAndTheCheckpoint() {
    ilo.inRepository(ROM);
    ilo.state("Complete");

    var ticket = update.underway(BIOS);

    assertThat(ticket).isPresent();
    assertThat(update.look(BIOS, ticket.get())).isInstanceOf(InstallState.Staged.class);
  }

  @Test
  void takesAnOldFileInTheRepositoryForNoUpdate() {
    ilo.inRepository(ROM);
    ilo.state("Idle");

    assertThat(update.underway(BIOS)).isEmpty();
  }

  @Test
  void takesAnOldFileForNoUpdateWhenAnotherWasUploadedSince() {
    ilo.inRepository(ROM, "2026-01-01T00:00:00Z", "nic.fwpkg", "2026-02-01T00:00:00Z");
    ilo.state("Complete");

    assertThat(update.underway(BIOS)).isEmpty();
  }

  @Test
  void doesNotFlashTwiceAPackageThatIloHasJustFlashed() {
    takesUploads();
    ilo.inRepository("nic.fwpkg");
    ilo.state("Complete");
    var direct = "{'Devices':{'Device':[{'FirmwareImages':[{'DirectFlashOk':true}]}]}}";

    submit(NIC, SimpleIlo.fwpkg(direct));

    assertThat(ilo.bmc.writes()).isEmpty();
  }

  @Test
  void takesSomebodyElsesUpdateNotForItsOwnAndDoesNotPushIntoIt() {
    ilo.inRepository("other.bin");
    ilo.state("Writing");

    assertThat(update.underway(BIOS)).isEmpty();
    assertThatThrownBy(() -> submit(BIOS, CONTENT))
        .isInstanceOfSatisfying(
            RedfishException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Busy.class));
    assertThat(ilo.bmc.writes()).isEmpty();
  }

  @Test
  void queuesForUefiWhatIloCannotFlashItself() {
    takesUploads();
    takesQueueItems();

    var ticket =
        submit(
            NIC,
            SimpleIlo.fwpkg(
                "{'UpdatableBy':['Bmc','Uefi'],'Devices':{'Device':[{'Target':'NIC-guid'}]}}"));

    var sent = ilo.bmc.writes();
    assertThat(sent)
        .extracting(RecordedBmc.Sent::path)
        .containsExactly("/cgi-bin/uploadFile", SimpleIlo.QUEUE);
    assertThat(sent.getFirst().body().path("parameters").path("UpdateTarget").booleanValue())
        .isFalse();
    assertThat(sent.getLast().body().path("UpdatableBy").path(0).asString()).isEqualTo("Uefi");
    assertThat(sent.getLast().body().path("Targets").path(0).asString())
        .isEqualTo(SimpleIlo.INVENTORY + "/20");
    ilo.queued("nic.fwpkg", "Pending");
    assertThat(update.look(NIC, ticket)).isInstanceOf(InstallState.Staged.class);
    ilo.queued("nic.fwpkg", "Complete");
    assertThat(update.look(NIC, ticket)).isInstanceOf(InstallState.Finished.class);
  }

  @Test
  void queuesWithoutASecondUploadAfterACrashBetweenUploadAndQueueing() {
    takesQueueItems();
    ilo.inRepository("nic.fwpkg");
    ilo.state("Complete");

    assertThat(update.underway(NIC)).isEmpty();
    submit(
        NIC,
        SimpleIlo.fwpkg(
            "{'UpdatableBy':['Bmc','Uefi'],'Devices':{'Device':[{'Target':'nic-guid'}]}}"));

    assertThat(ilo.bmc.writes())
        .extracting(RecordedBmc.Sent::path)
        .containsExactly(SimpleIlo.QUEUE);
  }

  @Test
  void adoptsAQueueItemThatNamesTheSameFile() {
    ilo.queued("nic.fwpkg", "Pending");

    assertThat(update.underway(NIC)).isPresent();
  }

  @Test
  void saysThatAFailedQueueItemBlocksAllBehindIt() {
    ilo.queued("old.fwpkg", "Exception");

    assertThat(update.obstacle(NIC))
        .hasValueSatisfying(why -> assertThat(why).contains("somebody"));
    assertThat(update.obstacle(BIOS)).isEmpty(); // does not go by the queue
    assertThat(ilo.server().must(Readiness.class).pendingWork())
        .singleElement()
        .satisfies(work -> assertThat(work.text()).contains("blocks"));
  }

  @Test
  void refusesPackagesThatOnlyAnAgentInTheHostCanInstall() {
    assertThatThrownBy(
            () -> submit(NIC, SimpleIlo.fwpkg("{'UpdatableBy':['Uefi','RuntimeAgent']}")))
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("agent");
    assertThat(ilo.bmc.writes()).isEmpty();
  }

  @Test
  void refusesADamagedPackageBeforeAnythingIsSent() {
    assertThatThrownBy(() -> submit(NIC, CONTENT))
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("nic.fwpkg");
    assertThat(ilo.bmc.writes()).isEmpty();
  }

  @Test
  void aDowngradePolicyIsAnObstacleForOlderVersionsOnly() {
    ilo.updateService("Idle", "NoDowngrade", "");
    var older = SimpleIlo.target(ComponentKind.BIOS, "U58 v2.44 (01/17/2025)", "2.10", ROM);

    assertThat(update.obstacle(older)).isPresent();
    assertThat(update.obstacle(BIOS)).isEmpty();
  }

  @Test
  void ordersIloFirstAndAloneThenOneResetForTheRest() {
    var waves = update.order(List.of(NIC, BIOS, ILO));

    assertThat(waves)
        .extracting(InstallWave::targets)
        .containsExactly(List.of(ILO), List.of(BIOS, NIC));
    assertThat(waves)
        .extracting(InstallWave::activation)
        .containsExactly(Activation.BMC_RESTARTS_ITSELF, Activation.HOST_RESET);
  }
}
