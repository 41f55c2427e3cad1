package org.hwautomation.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// bmcweb's tasks, apply times, refusals and media.
class BmcwebTest {

  private static final String UPDATE = "/redfish/v1/UpdateService";
  private static final String INVENTORY = UPDATE + "/FirmwareInventory";
  private static final String TASKS = "/redfish/v1/TaskService/Tasks";
  private static final String MEDIA = "/redfish/v1/Managers/bmc/VirtualMedia/Slot_0";

  private final Simulator simulator = Simulator.byHand("openbmc");
  private final SimulatedBmc bmc = simulator.bmc();
  private final Wire wire = new Wire(bmc);

  @AfterEach
  void stop() {
    wire.close();
    simulator.close();
  }

  private static byte[] image(String component, Activation activation) throws IOException {
    return FirmwareImageWriter.bytes(
        new FirmwareImage("Aldervale", component, "9.0.0", List.of(), activation, 90_000));
  }

  private Wire.Answer push(String component, String parameters) throws IOException {
    var activation = component.startsWith("bmc") ? Activation.BMC_RESTART : Activation.HOST_RESET;
    return wire.push(
        UPDATE + "/update-multipart", parameters, "image.tar", image(component, activation));
  }

  private List<String> states() throws IOException {
    var states = new ArrayList<String>();
    for (var member : wire.get(INVENTORY).json().path("Members")) {
      var item = wire.get(member.path("@odata.id").asString()).json();
      if (item.path("Version").asString().equals("9.0.0")) {
        states.add(item.at("/Status/State").asString());
      }
    }
    return states;
  }

  @Test
  void aMonitorSaysOnceThatItsTaskEndedAndIsGoneThen() throws IOException {
    var accepted = push("bios_active", "{\"@Redfish.OperationApplyTime\":\"Immediate\"}");
    assertThat(accepted.status()).isEqualTo(202);
    var monitor = accepted.header("location");
    assertThat(monitor).startsWith("/redfish/v1/TaskService/TaskMonitors/");
    assertThat(wire.get(monitor).status()).isEqualTo(202);

    bmc.advance(Duration.ofMinutes(5));

    assertThat(wire.get(monitor).status()).isEqualTo(204);
    assertThat(wire.get(monitor).status()).isEqualTo(404);
    var task = wire.get(accepted.json().path("@odata.id").asString()).json();
    assertThat(task.path("TaskState").asString()).isEqualTo("Completed");
    assertThat(task.at("/Payload/TargetUri").asString()).isEqualTo(UPDATE + "/update-multipart");
  }

  @Test
  void aNewImageUpdatesThenStandsByThenRuns() throws IOException {
    push("bios_active", "{}");
    assertThat(states()).containsExactly("Updating");
    bmc.advance(Duration.ofMinutes(5));
    assertThat(states()).containsExactly("StandbySpare");
    wire.post(
        "/redfish/v1/Systems/system/Actions/ComputerSystem.Reset",
        "{\"ResetType\":\"ForceRestart\"}");
    bmc.advance(Duration.ofMinutes(10));
    assertThat(states()).containsExactly("Enabled");
    assertThat(wire.get(INVENTORY).json().path("Members@odata.count").asInt()).isEqualTo(5);
  }

  @Test
  void whoDoesNotSayWhenGetsOnReset() throws IOException {
    push("bmc_active", "{\"Targets\":[\"/redfish/v1/Managers/bmc\"]}");
    bmc.advance(Duration.ofMinutes(10));
    assertThat(bmc.history().bmcRestarts()).isZero();
    assertThat(states()).containsExactly("StandbySpare");

    wire.post(
        "/redfish/v1/Managers/bmc/Actions/Manager.Reset", "{\"ResetType\":\"GracefulRestart\"}");
    bmc.advance(Duration.ofMinutes(10));

    assertThat(states()).containsExactly("Enabled");
    assertThat(wire.get(TASKS).json().path("Members").isEmpty()).isTrue();
  }

  @Test
  void aRawPushFollowsTheServicesApplyTime() throws IOException {
    var options =
        "{\"HttpPushUriOptions\":{\"HttpPushUriApplyTime\":{\"ApplyTime\":\"Immediate\"}}}";
    assertThat(wire.patch(UPDATE, options).status()).isEqualTo(200);
    var answer =
        wire.send(
            wire.request(UPDATE + "/update")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(image("bmc_active", Activation.BMC_RESTART))));
    assertThat(answer.status()).isEqualTo(202);
    bmc.advance(Duration.ofMinutes(10));
    assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
    assertThat(states()).containsExactly("Enabled");
  }

  @Test
  void oneUpdateRunsAtATime() throws IOException {
    push("bios_active", "{}");
    var second = push("nic_slot1", "{}");
    assertThat(second.status()).isEqualTo(503);
    assertThat(second.header("retry-after")).isEqualTo("30");
    bmc.advance(Duration.ofMinutes(5));
    assertThat(push("nic_slot1", "{}").status()).isEqualTo(202);
  }

  @Test
  void halfAnImageIsThrownAwayWhenTheBmcRestarts() throws IOException {
    push("bios_active", "{}");
    wire.post("/redfish/v1/Managers/bmc/Actions/Manager.Reset", "{\"ResetType\":\"ForceRestart\"}");
    bmc.advance(Duration.ofMinutes(10));
    assertThat(states()).isEmpty();
    assertThat(bmc.history().flashes()).isEmpty();
    assertThat(push("bios_active", "{}").status()).isEqualTo(202);
  }

  @Test
  void parametersThatItDoesNotKnowAreRefused() throws IOException {
    var two = "{\"Targets\":[\"/redfish/v1/Managers/bmc\",\"/redfish/v1/Systems/system\"]}";
    assertThat(push("bios_active", two).messageId()).endsWith("PropertyValueFormatError");
    assertThat(push("bios_active", "{\"Targets\":[\"/redfish/v1/Nowhere\"]}").messageId())
        .endsWith("PropertyValueNotInList");
    assertThat(push("bios_active", "{\"@Redfish.OperationApplyTime\":\"Later\"}").messageId())
        .endsWith("PropertyValueNotInList");
    assertThat(push("bios_active", "[").messageId()).endsWith("MalformedJSON");
    assertThat(push("of_others", "{}").messageId()).endsWith("InvalidUpload");
    assertThat(wire.get(TASKS).json().path("Members").isEmpty()).isTrue();
  }

  @Test
  void aWrongPasswordIsUnauthorizedAtTheSessions() throws IOException {
    var refused =
        wire.post(
            "/redfish/v1/SessionService/Sessions", "{\"UserName\":\"root\",\"Password\":\"no\"}");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.messageId()).endsWith("ResourceAtUriUnauthorized");
  }

  @Test
  void mediaComeByHttpsOrSmbAndStream() throws IOException {
    assertThat(insert("\"Image\":\"http://127.0.0.1/a.iso\"")).isEqualTo(400);
    assertThat(insert("\"Image\":\"https://127.0.0.1/a.iso\",\"TransferMethod\":\"Upload\""))
        .isEqualTo(400);
    assertThat(insert("\"Image\":\"https://127.0.0.1/a.iso\",\"Inserted\":false")).isEqualTo(400);
    assertThat(insert("\"Image\":\"smb://127.0.0.1/a.iso\",\"TransferProtocolType\":\"HTTPS\""))
        .isEqualTo(400);
    assertThat(wire.get(MEDIA).json().path("Inserted").asBoolean()).isFalse();
    assertThat(insert("\"Image\":\"https://127.0.0.1/a.iso\"")).isEqualTo(204);
    assertThat(wire.get(MEDIA).json().path("Inserted").asBoolean()).isTrue();
  }

  private int insert(String parameters) throws IOException {
    return wire.post(MEDIA + "/Actions/VirtualMedia.InsertMedia", "{" + parameters + "}").status();
  }
}
