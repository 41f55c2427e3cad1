package org.hwautomation.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;

class FaultPresetTest {

  private static final String SYSTEM = "/redfish/v1/Systems/1";

  private Simulator simulator;
  private SimulatedBmc bmc;
  private Wire wire;

  @BeforeEach
  void start() {
    simulator = Simulator.byHand("generic");
    bmc = simulator.bmc();
    wire = new Wire(bmc);
  }

  @AfterEach
  void stop() {
    wire.close();
    simulator.close();
  }

  private Wire.Answer update() throws IOException {
    var image =
        new FirmwareImage("Contoso", "BIOS", "1.5.0", List.of(), Activation.HOST_RESET, 5000);
    return wire.push(
        "/redfish/v1/UpdateService/update-multipart",
        "{}",
        "b.bin",
        FirmwareImageWriter.bytes(image));
  }

  private String taskState(Wire.Answer accepted) throws IOException {
    var task = wire.get(accepted.json().path("@odata.id").asString()).json();
    return task.path("TaskState").asString()
        + " "
        + task.path("TaskStatus").asString()
        + " "
        + task.path("PercentComplete").asInt();
  }

  @ParameterizedTest
  @EnumSource(FaultPreset.class)
  void everyPresetIsFoundByItsId(FaultPreset preset) {
    assertThat(FaultPreset.named(preset.id())).isEqualTo(preset);
    assertThat(preset.rules()).isNotEmpty();
  }

  @Test
  void busyAnswers503ThreeTimesWithRetryAfter() throws IOException {
    bmc.fault("busy-503");
    for (int i = 0; i < 3; i++) {
      var answer = wire.get(SYSTEM);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("5");
    }
    assertThat(wire.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void htmlComesInsteadOfJson() throws IOException {
    bmc.fault("html-503");
    assertThat(wire.get(SYSTEM).text()).startsWith("<html>");
    assertThat(wire.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void theSessionTableIsFull() throws IOException {
    bmc.fault("session-table-full");
    var body = "{\"UserName\":\"" + bmc.user() + "\",\"Password\":\"" + bmc.password() + "\"}";
    assertThat(wire.post("/redfish/v1/SessionService/Sessions", body).status()).isEqualTo(503);
    assertThat(wire.get(SYSTEM).status()).as("Basic still works").isEqualTo(200);
  }

  @Test
  void aTaskVanishesWhileTheWorkGoesOn() throws IOException {
    bmc.fault("task-vanishes");
    var task = update().json().path("@odata.id").asString();
    assertThat(wire.get(task).status()).isEqualTo(200);
    bmc.advance(Duration.ofMinutes(2));
    assertThat(wire.get(task).status()).isEqualTo(404);
    assertThat(bmc.history().flashes()).hasSize(1);
  }

  @Test
  void aTaskIs404JustAfter202() throws IOException {
    bmc.fault("late-404");
    var answer = update();
    var task = answer.json().path("@odata.id").asString();
    assertThat(wire.get(task).status()).isEqualTo(404);
    assertThat(wire.get(answer.header("location")).status()).isEqualTo(404);
    bmc.advance(Duration.ofSeconds(16));
    assertThat(wire.get(task).status()).isEqualTo(200);
  }

  @Test
  void theBmcRestartsMidUpdateAndTheFlashHappensOnce() throws IOException {
    bmc.fault("bmc-restarts-mid-update");
    update();
    bmc.advance(Duration.ofMinutes(5));
    assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
    assertThat(bmc.history().flashes()).hasSize(1);
  }

  @Test
  void answersAreSlow() throws IOException {
    bmc.fault(
        FaultRule.everywhere("slow", new Effect.Slow(Duration.ofMillis(300)), Occurrence.times(1)));
    long begin = System.nanoTime();
    assertThat(wire.get(SYSTEM).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(FaultPreset.SLOW_ANSWERS.rules().getFirst().effect())
        .isEqualTo(new Effect.Slow(Duration.ofSeconds(1)));
  }

  @Test
  void aDroppedAnswerCameAfterTheWriteTookEffect() throws IOException {
    bmc.fault("dropped-answers");
    assertThatThrownBy(() -> wire.patch(SYSTEM, "{\"AssetTag\":\"kept\"}"))
        .isInstanceOf(IOException.class);
    assertThat(wire.get(SYSTEM).json().path("AssetTag").asString()).isEqualTo("kept");
  }

  @Test
  void theCertificateChangesAndTheOldPinFails() throws IOException {
    var pin = bmc.certificateSha256();
    bmc.fault("tls-certificate-changed");
    assertThat(wire.get(SYSTEM).status()).isEqualTo(200);
    assertThat(bmc.certificateSha256()).isNotEqualTo(pin);
    assertThatThrownBy(() -> wire.get(SYSTEM)).isInstanceOf(SSLException.class);
    try (var trusting = new Wire(bmc)) {
      assertThat(trusting.get(SYSTEM).status()).isEqualTo(200);
    }
  }

  @Test
  void garbageIsNoJson() throws IOException {
    bmc.fault("garbage-body");
    var answer = wire.get(SYSTEM);
    assertThat(answer.status()).isEqualTo(200);
    assertThatThrownBy(answer::json).isInstanceOf(JacksonException.class);
  }

  @Test
  void theUpdateSticksAt99() throws IOException {
    bmc.fault("update-stuck-99");
    var answer = update();
    bmc.advance(Duration.ofHours(2));
    assertThat(taskState(answer)).isEqualTo("Running OK 99");
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void completedIsCriticalAndNothingWasWritten() throws IOException {
    bmc.fault("critical-on-completed");
    var answer = update();
    bmc.advance(Duration.ofMinutes(3));
    assertThat(taskState(answer)).isEqualTo("Completed Critical 100");
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void aBiosJobOfSomebodyElseIsInTheWay() throws IOException {
    bmc.fault("bios-job-pending-conflict");
    var wish = "{\"Attributes\":{\"Sriov\":\"Enabled\"}}";
    assertThat(wire.patch(SYSTEM + "/Bios/Settings", wish).status()).isEqualTo(409);
    assertThat(wire.patch(SYSTEM + "/Bios/Settings", wish).status()).isEqualTo(200);
  }

  @Test
  void writesAreRefusedDuringPost() throws IOException {
    bmc.fault("post-busy");
    var wish = "{\"Attributes\":{\"Sriov\":\"Enabled\"}}";
    assertThat(wire.patch(SYSTEM + "/Bios/Settings", wish).status()).isEqualTo(400);
    assertThat(wire.patch(SYSTEM + "/Bios/Settings", wish).status()).isEqualTo(400);
    assertThat(wire.patch(SYSTEM + "/Bios/Settings", wish).status()).isEqualTo(200);
  }

  @Test
  void theLicenceIsMissing() throws IOException {
    bmc.fault("licence-missing");
    var answer =
        wire.post(
            "/redfish/v1/Managers/1/VirtualMedia/CD1/Actions/VirtualMedia.InsertMedia",
            "{\"Image\":\"http://127.0.0.1/x.iso\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.messageId()).endsWith("LicenseRequired");
  }

  @Test
  void theOldVersionGoesOnRunningAfterAFlash() throws IOException {
    bmc.fault("wrong-version-after-flash");
    update();
    bmc.advance(Duration.ofMinutes(2));
    wire.post(SYSTEM + "/Actions/ComputerSystem.Reset", "{\"ResetType\":\"ForceRestart\"}");
    bmc.advance(Duration.ofMinutes(5));
    assertThat(wire.get(SYSTEM).json().path("BiosVersion").asString()).isEqualTo("1.4.2");
    assertThat(bmc.history().of(Happening.FaultStruck.class)).hasSize(1);
  }

  @Test
  void anUnknownPresetIsRefusedWithTheListOfAll() {
    assertThatThrownBy(() -> bmc.fault("busy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("busy-503");
  }
}
