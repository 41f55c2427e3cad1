package org.hwautomation.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Packages for an R750 and the inventory that shows them (fact book 3.7).
class IdracUpdateTest {

  private static final String UPDATE = "/redfish/v1/UpdateService";
  private static final String INVENTORY = UPDATE + "/FirmwareInventory";

  private final Simulator simulator = Simulator.byHand("dell-r750");
  private final SimulatedBmc bmc = simulator.bmc();
  private final Wire wire = new Wire(bmc);

  @AfterEach
  void stop() {
    wire.close();
    simulator.close();
  }

  private Wire.Answer push(String component, String fileName, String when) throws IOException {
    var image =
        new FirmwareImage("Dell", component, "1.99.1", List.of(), Activation.HOST_RESET, 90_000);
    return wire.push(
        UPDATE + "/MultipartUpload",
        "{\"Targets\":[],\"@Redfish.OperationApplyTime\":\"" + when + "\"}",
        fileName,
        FirmwareImageWriter.bytes(image));
  }

  private JsonNode job(Wire.Answer accepted) throws IOException {
    return wire.get(accepted.header("location")).json();
  }

  private List<String> inventory() throws IOException {
    return wire.get(INVENTORY)
        .json()
        .path("Members")
        .valueStream()
        .map(member -> member.path("@odata.id").asString().substring(INVENTORY.length() + 1))
        .toList();
  }

  @Test
  void immediateRestartsTheHostByItself() throws IOException {
    var accepted = push("159", "BIOS.EXE", "Immediate");
    assertThat(accepted.status()).isEqualTo(202);
    bmc.advance(Duration.ofMinutes(20));

    assertThat(bmc.history().hostReboots()).isEqualTo(1);
    assertThat(inventory())
        .contains(
            "Installed-159-1.99.1__BIOS.Setup.1-1",
            "Current-159-1.99.1__BIOS.Setup.1-1",
            "Previous-159-1.8.2__BIOS.Setup.1-1")
        .doesNotContain("Installed-159-1.8.2__BIOS.Setup.1-1");
  }

  @Test
  void onResetWaitsForSomebodyElse() throws IOException {
    var accepted = push("159", "BIOS.EXE", "OnReset");
    bmc.advance(Duration.ofHours(5));

    assertThat(job(accepted).at("/Oem/Dell/JobState").asString()).isEqualTo("Scheduled");
    assertThat(job(accepted).path("Name").asString()).isEqualTo("Firmware Update: BIOS");
    assertThat(bmc.history().hostReboots()).isZero();
  }

  @Test
  void linuxPackageAndOneForNoComponentHereAreRefusedByTheJob() throws IOException {
    for (var accepted :
        List.of(push("159", "BIOS.BIN", "OnReset"), push("4711", "X.EXE", "OnReset"))) {
      bmc.advance(Duration.ofMinutes(2));

      assertThat(job(accepted).path("TaskState").asString()).isEqualTo("Exception");
      assertThat(job(accepted).at("/Messages/0/MessageId").asString()).endsWith(".RED007");
    }
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void theVersionBeforeComesBackByARollback() throws IOException {
    push("159", "BIOS.EXE", "Immediate");
    bmc.advance(Duration.ofMinutes(20));
    var answer =
        wire.post(
            UPDATE + "/Actions/UpdateService.SimpleUpdate",
            "{\"ImageURI\":\"" + INVENTORY + "/Previous-159-1.8.2__BIOS.Setup.1-1\"}");
    assertThat(answer.status()).isEqualTo(202);
    bmc.advance(Duration.ofMinutes(20));

    assertThat(inventory())
        .contains("Installed-159-1.8.2__BIOS.Setup.1-1", "Previous-159-1.99.1__BIOS.Setup.1-1");
  }

  @Test
  void aPushWithoutTheInventorysTagIsRefused() throws IOException {
    assertThat(wire.push(INVENTORY, "{}", "BIOS.EXE", new byte[10]).status()).isEqualTo(412);
    assertThat(wire.get(INVENTORY).header("etag")).matches("\"\\d+\"");
  }

  @Test
  void simpleUpdateTakesNoTargets() throws IOException {
    var answer =
        wire.post(
            UPDATE + "/Actions/UpdateService.SimpleUpdate",
            "{\"ImageURI\":\"http://127.0.0.1/x.EXE\",\"Targets\":[]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.messageId()).endsWith(".ActionParameterNotSupported");
  }
}
