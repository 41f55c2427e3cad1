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

/// What a Supermicro BMC does not do, and how it says so.
class SupermicroRefusalsTest {

  private static final String BIOS = "/redfish/v1/Systems/1/Bios";
  private static final String UPLOAD = "/redfish/v1/UpdateService/upload";
  private static final String START = "/redfish/v1/UpdateService/Actions/UpdateService.StartUpdate";

  private final Simulator simulator = Simulator.byHand("supermicro-x13");
  private final SimulatedBmc bmc = simulator.bmc();
  private final Wire wire = new Wire(bmc);

  @AfterEach
  void stop() {
    wire.close();
    simulator.close();
  }

  private Wire.Answer upload(String flags, String component, int damage) throws IOException {
    var parameters =
        """
        {"Targets":["%s"],"@Redfish.OperationApplyTime":"OnStartUpdateRequest",
         "Oem":{"Supermicro":{"BIOS":{%s}}}}
        """
            .formatted(BIOS, flags);
    var image =
        new FirmwareImage("Supermicro", component, "1.9", List.of(), Activation.HOST_RESET, 90_000);
    var bytes = FirmwareImageWriter.bytes(image);
    bytes[bytes.length / 2] ^= (byte) damage;
    return wire.push(UPLOAD, parameters, "b.bin", bytes);
  }

  private String task(int number) throws IOException {
    var json = wire.get("/redfish/v1/TaskService/Tasks/" + number).json();
    return json.path("Name").asString("")
        + " "
        + json.path("TaskState").asString("")
        + "/"
        + json.path("TaskStatus").asString("");
  }

  @Test
  void withoutALicenceTheBiosCannotEvenBeRead() throws IOException {
    bmc.fault("licence-missing");

    var answer = wire.get(BIOS);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("SMC.1.0.OemLicenseNotPassed", "\"DCMS \"");
  }

  @Test
  void valueNamesAreRefusedAndDisplayNamesAreTaken() throws IOException {
    assertThat(wire.patch(BIOS, "{\"Attributes\":{\"SR_IOVSupport_0073\":\"1\"}}").status())
        .isEqualTo(400);
    assertThat(wire.get(BIOS + "/SD").json().has("Attributes")).isFalse();

    assertThat(wire.patch(BIOS, "{\"Attributes\":{\"SR_IOVSupport_0073\":\"Enabled\"}}").status())
        .isEqualTo(202);
    assertThat(wire.get(BIOS + "/SD").json().at("/Attributes/SR_IOVSupport_0073").asString())
        .isEqualTo("Enabled");
  }

  @Test
  void theSettingsObjectOnlyShows() throws IOException {
    assertThat(wire.patch(BIOS + "/SD", "{\"Attributes\":{\"QuietBoot_002D\":false}}").status())
        .isEqualTo(405);
  }

  @Test
  void theOtherBoardsPreserveFlagsAreUnknown() throws IOException {
    var answer = upload("\"PreserveME\":true", "BIOS", 0);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Base.v1_10_3.PropertyUnknown", "PreserveME");
  }

  @Test
  void asLongAsOneImageIsVerifiedNoOtherIsTaken() throws IOException {
    assertThat(upload("", "BIOS", 0).status()).isEqualTo(202);

    assertThat(upload("", "BIOS", 0).text()).contains("OemBiosUpdateIsInProgress");
    assertThat(wire.post(START, "{}").status()).isEqualTo(400);
  }

  @Test
  void anotherComponentsImageAndADamagedOneFailTheVerification() throws IOException {
    upload("", "BMC", 0);
    bmc.advance(Duration.ofMinutes(2));
    upload("", "BIOS", 1);
    bmc.advance(Duration.ofMinutes(2));

    assertThat(task(1)).isEqualTo("BIOS Verify Exception/Critical");
    assertThat(task(2)).isEqualTo("BIOS Verify Exception/Critical");
    assertThat(wire.post(START, "{}").status()).isEqualTo(400);
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void anUpdateThatIsStuckHoldsTheBmcUntilItsReset() throws IOException {
    bmc.fault("update-stuck-99");
    upload("", "BIOS", 0);
    bmc.advance(Duration.ofMinutes(30));
    assertThat(upload("", "BIOS", 0).status()).isEqualTo(400);

    wire.post(
        "/redfish/v1/Managers/1/Actions/Manager.Reset", "{\"ResetType\":\"GracefulRestart\"}");
    bmc.advance(Duration.ofMinutes(10));

    assertThat(upload("", "BIOS", 0).status()).isEqualTo(202);
    assertThat(bmc.history().flashes()).isEmpty();
  }
}
