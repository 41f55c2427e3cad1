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

/// XCC's claim, its task that becomes a job, and its refusals.
class XccTest {

  private static final String UPDATE = "/redfish/v1/UpdateService";
  private static final String PENDING = "/redfish/v1/Systems/1/Bios/Pending";
  private static final String TASK = "/redfish/v1/TaskService/Tasks/1";

  private final Simulator simulator = Simulator.byHand("lenovo-sr650v3");
  private final SimulatedBmc bmc = simulator.bmc();
  private final Wire wire = new Wire(bmc);

  @AfterEach
  void stop() {
    wire.close();
    simulator.close();
  }

  private Wire.Answer push(String component) throws IOException {
    var image =
        new FirmwareImage(
            "Lenovo", component, "20A-2.50", List.of(), Activation.HOST_RESET, 90_000);
    return wire.push("/mfwupdate", "{\"Targets\":[]}", "u.uxz", FirmwareImageWriter.bytes(image));
  }

  private boolean busy() throws IOException {
    return wire.get(UPDATE).json().path("HttpPushUriTargetsBusy").asBoolean();
  }

  @Test
  void theClaimIsShownKeptDuringTheUpdateAndGoneAfterIt() throws IOException {
    assertThat(wire.patch(UPDATE, "{\"HttpPushUriTargetsBusy\":true}").status()).isEqualTo(200);
    assertThat(busy()).isTrue();
    assertThat(push("UEFI").status()).isEqualTo(202);
    assertThat(wire.patch(UPDATE, "{\"HttpPushUriTargetsBusy\":false}").status()).isEqualTo(400);
    assertThat(push("UEFI").status()).isEqualTo(400);

    bmc.advance(Duration.ofMinutes(10));

    assertThat(busy()).isFalse();
  }

  @Test
  void uefiWaitsAsAJobWhoseStateFollowsTheHost() throws IOException {
    push("UEFI");
    bmc.advance(Duration.ofMinutes(10));
    var messages = wire.get(TASK).json().path("Messages");
    var last = messages.get(messages.size() - 1);
    assertThat(last.path("MessageId").asString()).endsWith(".OperationTransitionedToJob");
    var job = last.at("/MessageArgs/0").asString();
    assertThat(wire.get(job).json().path("JobState").asString()).isEqualTo("Pending");

    wire.post(
        "/redfish/v1/Systems/1/Actions/ComputerSystem.Reset", "{\"ResetType\":\"ForceRestart\"}");
    assertThat(wire.get(job).json().path("JobState").asString()).isEqualTo("Running");
    bmc.advance(Duration.ofMinutes(10));
    assertThat(wire.get(job).json().path("JobState").asString()).isEqualTo("Completed");
  }

  @Test
  void whatIsForNoComponentHereIsRefusedByTheTask() throws IOException {
    push("Slot_9.Bundle");
    bmc.advance(Duration.ofMinutes(10));

    assertThat(wire.get(TASK).json().path("TaskState").asString()).isEqualTo("Exception");
    assertThat(busy()).isFalse();
    assertThat(bmc.history().flashes()).isEmpty();
  }

  @Test
  void anApplyTimeIsAdvertisedAndRefused() throws IOException {
    var body =
        """
        {"@Redfish.SettingsApplyTime":{"ApplyTime":"OnReset"},
         "Attributes":{"Processors_HyperThreading":"Disabled"}}
        """;

    var answer = wire.patch(PENDING, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("PropertyUnknown");
    assertThat(wire.get(PENDING).json().at("/Attributes/Processors_HyperThreading").asString())
        .isEqualTo("Enabled");
  }
}
