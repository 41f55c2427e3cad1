package org.hwautomation.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.Eventually;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirmwareUpdateTest {

  private static final String PUSH = "/redfish/v1/UpdateService/update-multipart";
  private static final String BIOS = "/redfish/v1/UpdateService/FirmwareInventory/BIOS";
  private static final String RESET = "/redfish/v1/Systems/1/Actions/ComputerSystem.Reset";

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

  private static FirmwareImage bios(String version) {
    return new FirmwareImage(
        "Contoso", "BIOS", version, List.of("Rack 1U"), Activation.HOST_RESET, 300_000);
  }

  private String version() throws IOException {
    return wire.get(BIOS).json().path("Version").asString();
  }

  @Test
  void aPushedImageRunsAfterTheHostResetOnly() throws IOException {
    var answer =
        wire.push(PUSH, "{\"Targets\":[]}", "b.bin", FirmwareImageWriter.bytes(bios("1.5.0")));
    assertThat(answer.status()).isEqualTo(202);
    var monitor = answer.header("location");
    assertThat(wire.get(monitor).status()).isEqualTo(202);
    bmc.advance(Duration.ofMinutes(2));
    assertThat(wire.get(monitor).status()).isEqualTo(204);
    assertThat(version()).isEqualTo("1.4.2");
    wire.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
    bmc.advance(Duration.ofMinutes(5));
    assertThat(version()).isEqualTo("1.5.0");
    assertThat(wire.get("/redfish/v1/Systems/1").json().path("BiosVersion").asString())
        .isEqualTo("1.5.0");
    assertThat(bmc.history().flashes()).hasSize(1);
    assertThat(bmc.history().hostReboots()).isEqualTo(1);
  }

  @Test
  void aDamagedImageIsRefusedAndNothingIsWritten() throws IOException {
    var answer = wire.push(PUSH, "{}", "b.bin", FirmwareImageWriter.corruptBytes(bios("1.5.0")));
    bmc.advance(Duration.ofMinutes(2));
    var task = wire.get(answer.json().path("@odata.id").asString()).json();
    assertThat(task.path("TaskState").asString()).isEqualTo("Exception");
    assertThat(task.at("/Messages/0/MessageId").asString()).endsWith("VerificationFailed");
    assertThat(wire.get(answer.header("location")).status()).isEqualTo(400);
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void anImageOfAnotherModelIsRefused() throws IOException {
    var other =
        new FirmwareImage("Contoso", "BIOS", "9", List.of("Tower"), Activation.HOST_RESET, 10);
    wire.push(PUSH, "{}", "b.bin", FirmwareImageWriter.bytes(other));
    bmc.advance(Duration.ofMinutes(2));
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void simpleUpdateReallyDownloads() throws Exception {
    var image = FirmwareImageWriter.bytes(bios("1.6.0"));
    var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    web.createContext(
        "/bios.bin",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
          }
        });
    web.start();
    try {
      var uri = "http://127.0.0.1:" + web.getAddress().getPort() + "/bios.bin";
      var answer =
          wire.post(
              "/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate",
              "{\"ImageURI\":\"" + uri + "\"}");
      assertThat(answer.status()).isEqualTo(202);
      Eventually.holds(
          "the image is fetched and flashed",
          () -> {
            bmc.advance(Duration.ofMinutes(1));
            return !bmc.history().flashes().isEmpty();
          });
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aBmcImageRestartsTheBmc() throws Exception {
    var image =
        new FirmwareImage("Contoso", "BMC", "2.1.0", List.of(), Activation.BMC_RESTART, 4096);
    wire.push(PUSH, "{}", "bmc.bin", FirmwareImageWriter.bytes(image));
    bmc.advance(Duration.ofSeconds(80));
    bmc.advance(Duration.ofMinutes(5));
    assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
    Eventually.holds(
        "the BMC answers with its new version",
        () -> {
          try {
            return wire.get("/redfish/v1/Managers/1")
                .json()
                .path("FirmwareVersion")
                .asString()
                .equals("2.1.0");
          } catch (IOException e) {
            return false; // Its socket is being opened.
          }
        });
  }
}
