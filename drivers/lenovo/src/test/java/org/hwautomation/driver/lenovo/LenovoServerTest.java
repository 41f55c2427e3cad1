package org.hwautomation.driver.lenovo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.client.ServiceRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Sequence L1 of the fact book with the steps at which it breaks, and XCC's BIOS settings.
class LenovoServerTest {

  private static final FirmwareTarget UEFI = SimpleXcc.target(ComponentKind.BIOS);
  private static final FirmwareTarget BMC = SimpleXcc.target(ComponentKind.BMC);

  @TempDir Path files;

  private final SimpleXcc xcc = new SimpleXcc();
  private final FirmwareUpdate update = xcc.server().must(FirmwareUpdate.class);

  private JsonNode submit(FirmwareTarget target) throws IOException {
    var file = Files.write(files.resolve("image.uxz"), new byte[] {1});
    var image = new FirmwareImage(file, "image.uxz", new ByteSize(1), target.image());
    return update.submit(target, image, (_, _) -> {});
  }

  private void takesClaims() {
    xcc.bmc.on(
        "PATCH",
        SimpleXcc.UPDATE,
        body -> {
          xcc.busy(body.path("HttpPushUriTargetsBusy").booleanValue());
          return RecordedBmc.reply(200, "");
        });
  }

  private void takesImages() {
    takesClaims();
    xcc.bmc.on(
        "POST",
        "/mfwupdate",
        _ -> {
          xcc.task("Running", "[]");
          var task =
              SimpleXcc.json(
                  "{'@odata.id':'%s','TaskState':'Running','TaskMonitor':'/redfish/v1/TaskMonitors/7'}"
                      .formatted(SimpleXcc.TASK));
          return new Reply(
              202, Map.of(), Optional.of(task), new byte[0], Optional.empty(), Optional.empty());
        });
  }

  @Test
  void claimsPushesAndFollowsTheTaskInsteadOfItsMonitor() throws IOException {
    takesImages();

    var ticket = submit(UEFI);

    assertThat(xcc.bmc.writes())
        .extracting(RecordedBmc.Sent::path)
        .containsExactly(SimpleXcc.UPDATE, "/mfwupdate");
    assertThat(ticket.path("task").asString()).isEqualTo(SimpleXcc.TASK);
    assertThat(update.look(UEFI, ticket)).isInstanceOf(InstallState.Running.class);
  }

  @Test
  void releasesItsClaimWhenThePushFails() {
    takesClaims();

    assertThatThrownBy(() -> submit(UEFI)).hasMessageContaining("/mfwupdate");

    assertThat(xcc.bmc.writes().getLast().body().path("HttpPushUriTargetsBusy").booleanValue())
        .isFalse();
    assertThat(xcc.bmc.writes()).hasSize(3);
  }

  @Test
  void doesNotPushIntoAnotherClientsUpdate() {
    xcc.busy(true);
    xcc.task("Running", "[]");

    assertThatThrownBy(() -> submit(UEFI)).hasMessageContaining("claimed");
    assertThat(xcc.bmc.writes()).isEmpty();
  }

  @Test
  void takesOverAClaimThatACrashLeftBehind() throws IOException {
    takesImages();
    xcc.busy(true);

    submit(UEFI);

    assertThat(xcc.bmc.writes()).hasSize(2);
  }

  @Test
  void uefiGoesOnAsAJobThatWaitsForTheHostsReset() throws IOException {
    takesImages();
    var ticket = submit(UEFI);
    xcc.task(
        "Completed",
        "[{'MessageId':'Update.1.0.OperationTransitionedToJob','MessageArgs':['%s']}]"
            .formatted(SimpleXcc.JOB));
    xcc.show(SimpleXcc.JOB, "{'JobState':'Pending','JobStatus':'OK'}");

    assertThat(update.look(UEFI, ticket))
        .isInstanceOfSatisfying(
            InstallState.Staged.class,
            staged -> assertThat(staged.needs()).isEqualTo(Activation.HOST_RESET));
    xcc.show(SimpleXcc.JOB, "{'JobState':'Completed','JobStatus':'OK'}");
    assertThat(update.look(UEFI, ticket)).isInstanceOf(InstallState.Finished.class);
  }

  @Test
  void aFlashedBmcWaitsForAResetByUs() throws IOException {
    takesImages();
    var ticket = submit(BMC);
    xcc.task("Completed", "[]");

    assertThat(update.look(BMC, ticket))
        .isInstanceOfSatisfying(
            InstallState.Staged.class,
            staged -> assertThat(staged.needs()).isEqualTo(Activation.BMC_RESET));
    assertThat(update.order(List.of(BMC)).getFirst().activation()).isEqualTo(Activation.BMC_RESET);
  }

  @Test
  void findsWhatIsRunningOrStagedAfterACrash() {
    assertThat(update.underway(UEFI)).isEmpty();

    xcc.uefiPending("22J-1.60");
    var staged = update.underway(UEFI);
    assertThat(staged).isPresent();
    assertThat(update.look(UEFI, staged.get())).isInstanceOf(InstallState.Staged.class);

    xcc.uefiPending("");
    xcc.task("Running", "[]");
    assertThat(update.underway(UEFI)).isPresent();
  }

  @Test
  void stagesBiosSettingsWithoutTheApplyTimeThatIsAdvertised() {
    xcc.bmc.on("PATCH", SimpleXcc.PENDING, _ -> RecordedBmc.reply(204, ""));

    xcc.server()
        .must(BiosConfiguration.class)
        .stage(Map.of("Processors_HyperThreading", "Enabled"));

    assertThat(xcc.bmc.writes().getFirst().body().propertyNames()).containsExactly("Attributes");
  }

  @Test
  void leavesAmiBuiltModelsToTheStandardDriver() {
    var root = SimpleXcc.json("{'Vendor':'AMI','Oem':{'Lenovo':{}}}");

    assertThat(
            new LenovoDriver().match(new ServiceRoot(new Resource("/redfish/v1", root, ""))).fits())
        .isFalse();
  }
}
