package org.hwautomation.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import org.hwautomation.simulator.Eventually;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.hwautomation.simulator.tree.ResourcePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// BIOS settings of an R750 and the job that applies them (fact book 3.3 and 3.6).
class IdracJobsTest {

  private static final String SYSTEM = "/redfish/v1/Systems/System.Embedded.1";
  private static final String BIOS = SYSTEM + "/Bios";
  private static final String SETTINGS = BIOS + "/Settings";
  private static final String JOBS = "/redfish/v1/Managers/iDRAC.Embedded.1/Oem/Dell/Jobs";
  private static final String ON_RESET =
      "\"@Redfish.SettingsApplyTime\":{\"ApplyTime\":\"OnReset\"},";

  private final Simulator simulator = Simulator.byHand("dell-r750");
  private final SimulatedBmc bmc = simulator.bmc();
  private final Wire wire = new Wire(bmc);

  @AfterEach
  void stop() {
    wire.close();
    simulator.close();
  }

  private Wire.Answer patch(String applyTime, String name, String value) throws IOException {
    return wire.patch(
        SETTINGS, "{" + applyTime + "\"Attributes\":{\"" + name + "\":\"" + value + "\"}}");
  }

  private String now(String name) throws IOException {
    return wire.get(BIOS).json().at("/Attributes/" + name).asString("");
  }

  private JsonNode pending() throws IOException {
    return wire.get(SETTINGS).json().path("Attributes");
  }

  private void restart() throws IOException {
    var answer =
        wire.post(SYSTEM + "/Actions/ComputerSystem.Reset", "{\"ResetType\":\"ForceRestart\"}");
    assertThat(answer.status()).isEqualTo(204);
    bmc.advance(Duration.ofMinutes(10));
  }

  @Test
  void settingsWithoutApplyTimeWaitForAJobForEver() throws IOException {
    var answer = patch("", "SriovGlobalEnable", "Enabled");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("location")).isEmpty();
    restart();
    assertThat(now("SriovGlobalEnable")).isEqualTo("Disabled");
    assertThat(pending().path("SriovGlobalEnable").asString()).isEqualTo("Enabled");

    var made = wire.post(JOBS, "{\"TargetSettingsURI\":\"" + SETTINGS + "\"}");
    assertThat(made.header("location")).startsWith(JOBS + "/JID_");
    bmc.advance(Duration.ofMinutes(1));
    restart();

    assertThat(now("SriovGlobalEnable")).isEqualTo("Enabled");
    assertThat(pending()).isEmpty();
  }

  @Test
  void jobWithoutPendingSettingsIsRefused() throws IOException {
    assertThat(wire.post(JOBS, "{\"TargetSettingsURI\":\"" + SETTINGS + "\"}").status())
        .isEqualTo(400);
  }

  @Test
  void furtherSettingsAreRefusedUntilTheJobIsTakenBack() throws IOException {
    var job =
        ResourcePath.lastSegment(
            patch(ON_RESET, "SriovGlobalEnable", "Enabled").header("location"));
    assertThat(patch(ON_RESET, "NumLock", "Off").messageId()).endsWith(".SYS011");
    var clear = SETTINGS + "/Actions/Oem/DellManager.ClearPending";
    assertThat(wire.post(clear, "{}").status()).isEqualTo(400);

    assertThat(wire.delete(JOBS + "/" + job).status()).isEqualTo(200);

    assertThat(pending()).isEmpty();
    assertThat(patch(ON_RESET, "NumLock", "Off").status()).isEqualTo(202);
  }

  @Test
  void resetBeforeTheJobIsScheduledMissesIt() throws IOException {
    patch(ON_RESET, "SriovGlobalEnable", "Enabled");
    restart();
    assertThat(now("SriovGlobalEnable")).isEqualTo("Disabled");
    restart();
    assertThat(now("SriovGlobalEnable")).isEqualTo("Enabled");
  }

  @Test
  void theTaskViewOfAJobGoesFirstAndTheJobAfterTwoDays() throws IOException {
    var task = patch(ON_RESET, "SriovGlobalEnable", "Enabled").header("location");
    var id = ResourcePath.lastSegment(task);
    bmc.advance(Duration.ofMinutes(1));
    assertThat(wire.get(task).json().path("TaskState").asString()).isEqualTo("Starting");
    restart();
    assertThat(wire.get(task).json().path("TaskState").asString()).isEqualTo("Completed");
    var job = wire.get(JOBS + "/" + id).json();
    assertThat(job.path("MessageId").asString()).isEqualTo("PR19");
    assertThat(job.path("CompletionTime").asString()).matches(".*T\\d\\d:\\d\\d:\\d\\d");

    bmc.advance(Duration.ofMinutes(11));
    assertThat(wire.get(task).status()).isEqualTo(404);
    assertThat(wire.get("/redfish/v1/JobService/Jobs/" + id).status()).isEqualTo(200);
    bmc.advance(Duration.ofHours(48));
    assertThat(wire.get(JOBS + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void whatDependsOnTheProfileIsReadOnlyAndFollowsIt() throws IOException {
    var refused = patch(ON_RESET, "ProcPwrPerf", "MaxPerf");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("PropertyNotWritable").contains("ProcPwrPerf");

    patch(ON_RESET, "SysProfile", "PerfOptimized");
    bmc.advance(Duration.ofMinutes(1));
    restart();

    assertThat(now("ProcPwrPerf")).isEqualTo("MaxPerf");
  }

  @Test
  void settingsAreTakenOnlyOnceTheLifecycleControllerIsReady() throws Exception {
    bmc.machine().inside(() -> bmc.machine().bmc().restart("test"));
    bmc.advance(Duration.ofMinutes(3));
    var answers = new ArrayList<Wire.Answer>();
    // Single requests are refused for some minutes after a restart.
    Eventually.holds(
        "an answer",
        () -> {
          try {
            answers.add(patch(ON_RESET, "NumLock", "Off"));
          } catch (IOException e) {
            return false; // The socket is not open yet.
          }
          return answers.getLast().status() != 401;
        });
    assertThat(answers.getLast().messageId()).endsWith(".SWC0700");

    bmc.advance(Duration.ofMinutes(10));
    assertThat(patch(ON_RESET, "NumLock", "Off").status()).isEqualTo(202);
  }

  @Test
  void anActionWithAnIfMatchIsRefused() throws IOException {
    var request =
        wire.request(SYSTEM + "/Actions/ComputerSystem.Reset")
            .header("Content-Type", "application/json")
            .header("If-Match", "*")
            .POST(BodyPublishers.ofString("{\"ResetType\":\"ForceRestart\"}"));

    assertThat(wire.send(request).status()).isEqualTo(412);
  }

  @Test
  void factorySettingsComeBackWithoutAJob() throws IOException {
    patch(ON_RESET, "SriovGlobalEnable", "Enabled");
    bmc.advance(Duration.ofMinutes(1));
    restart();
    assertThat(wire.post(BIOS + "/Actions/Bios.ResetBios", "{}").status()).isEqualTo(200);
    restart();

    assertThat(now("SriovGlobalEnable")).isEqualTo("Disabled");
    assertThat(now("SystemServiceTag")).isEqualTo(wire.get(SYSTEM).json().path("SKU").asString());
  }

  @Test
  void accountsAreSlotsAndNotMade() throws IOException {
    assertThat(
            wire.post(
                    "/redfish/v1/AccountService/Accounts",
                    "{\"UserName\":\"a\",\"Password\":\"made-up-1\",\"RoleId\":\"ReadOnly\"}")
                .status())
        .isEqualTo(405);
  }
}
