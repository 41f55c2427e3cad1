package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.OPERATOR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// BIOS settings by the names that jobs had before there were plans.
class OlderJobApiTest {

  private static final String SERVER = "older-job-server";

  private Simulator simulator;

  @BeforeEach
  void enrol() {
    simulator = Testbed.simulator("generic");
    Testbed.enrol(simulator.bmcs().getFirst(), SERVER);
  }

  @AfterEach
  void stop() {
    operator().call("DELETE", "/api/v1/servers/" + SERVER, null);
    simulator.close();
  }

  @Test
  void aReadIsASnapshotAndMayBecomeTheBaseline() {
    var answer = ask("bios_config_read", Map.of("save_as_baseline", true));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var snapshot = answer.json().path("readings").get(0).path("snapshot");
    assertThat(snapshot.path("kind").asString("")).isEqualToIgnoringCase("BASELINE");
    assertThat(operator().get("/api/v1/servers/" + SERVER + "/bios/snapshots").text())
        .contains(snapshot.path("id").asString(""));
  }

  @Test
  void aWriteIsAChangeLikeAnyOther() {
    var answer = ask("bios_config_write", Map.of("attributes", Map.of("QuietBoot", false)));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    var job = "/api/v1/jobs/" + answer.json().path("jobs").get(0).path("job").asString("");
    Eventually.holds("it is over", () -> operator().get(job).json().path("over").asBoolean(false));
    assertThat(operator().get(job).json().path("state").asString("")).isEqualTo("SUCCEEDED");
    assertThat(simulator.bmcs().getFirst().history().hostReboots()).isEqualTo(1);
  }

  @Test
  void withoutARestartTheChangeIsLeftWaitingInTheBmc() {
    var answer =
        ask(
            "bios_config_write",
            Map.of("attributes", Map.of("QuietBoot", false), "reboot_required", false));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    var job = "/api/v1/jobs/" + answer.json().path("jobs").get(0).path("job").asString("");
    Eventually.holds("it is over", () -> operator().get(job).json().path("over").asBoolean(false));
    assertThat(simulator.bmcs().getFirst().history().hostReboots()).isZero();
  }

  @Test
  void whatCannotBeMeantIsRefusedWithWhatWasMeantPerhaps() {
    var settings = Map.<String, Object>of("QuietBoot", false);
    var misspelled =
        ask("bios_config_write", Map.of("attributes", settings, "reboot_requird", true));
    assertThat(misspelled.code()).isEqualTo("unknown-field");
    assertThat(misspelled.text()).contains("reboot_required");

    assertThat(ask("bios_config_read", Map.of("attributes", settings)).code())
        .isEqualTo("field-of-another-type");
    assertThat(ask("bios_config_writ", Map.of("attributes", settings)).status()).isEqualTo(400);
    assertThat(
            ask(
                    "bios_config_write",
                    Map.of(
                        "attributes",
                        settings,
                        "reboot_required",
                        false,
                        "create_maintenance_window",
                        true))
                .code())
        .isEqualTo("window-without-restart");
    var nowhere =
        ask("bios_config_write", Map.of("attributes", settings, "create_maintenance_window", true));
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.text()).contains("no maintenance window covers it");
    assertThat(simulator.bmcs().getFirst().history().attributeChanges()).isEmpty();
  }

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private static Caller.Answer ask(String type, Map<String, Object> fields) {
    var body = new LinkedHashMap<String, Object>(fields);
    body.put("job_type", type);
    body.put("servers", List.of(SERVER));
    return operator().post("/api/orchestration/jobs", body);
  }
}
