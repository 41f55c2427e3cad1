package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server becomes a device type, and is as that device type says.
class DeviceTypeDraftApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"dell-r750", "hpe-dl380-gen11", "supermicro-x13", "lenovo-sr650v3", "openbmc"})
  void aServerNeedsNothingToBecomeWhatItIs(String profile) throws IOException {
    var name = "golden-" + profile;
    try (var simulator = Testbed.simulator(profile)) {
      var id = Testbed.enrol(simulator.bmcs().getFirst(), name);
      var operator = Testbed.as(OPERATOR);
      assertThat(operator.post("/api/v1/servers/" + id + "/inventory", Map.of()).status())
          .isLessThan(300);
      assertThat(operator.post("/api/v1/servers/" + id + "/bios/refresh", Map.of()).status())
          .isEqualTo(200);

      var draft = operator.get("/api/v1/servers/" + name + "/device-type-draft");
      assertThat(draft.status()).as(draft.toString()).isEqualTo(200);
      assertThat(draft.contentType()).startsWith("application/yaml");
      assertThat(draft.text())
          .contains("name: " + name, "# Left out (no image in the firmware repository): BIOS");

      var file =
          Files.createDirectories(Testbed.service().configDirectory().resolve("device-types"))
              .resolve(name + ".yaml");
      Files.writeString(file, draft.text());
      try {
        var reload = Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of());
        assertThat(reload.status()).as(reload + "\n" + draft.text()).isEqualTo(200);
        var plans =
            operator.post(
                "/api/v1/workflows/provision-firmware-first",
                Map.of("servers", List.of(name), "deviceType", name, "dryRun", true));
        var plan = plans.json().path("plans").path(0);
        assertThat(plan.path("faults")).as(plans.toString()).isEmpty();
        assertThat(plan.path("hostReboots").asInt(-1)).as(plans.toString()).isZero();
      } finally {
        Files.delete(file);
        Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of());
      }
    }
  }

  @Test
  void whatWasNeverReadSaysWhatToReadFirst() {
    try (var simulator = Testbed.simulator("generic")) {
      Testbed.enrol(simulator.bmcs().getFirst(), "golden-unread");

      var draft = Testbed.as(OPERATOR).get("/api/v1/servers/golden-unread/device-type-draft");

      assertThat(draft.status()).isEqualTo(409);
      assertThat(draft.text()).contains("golden-unread", "hwa server refresh");
    }
  }

  @Test
  void aNameThatNoFileMayHaveIsRefused() {
    try (var simulator = Testbed.simulator("generic")) {
      Testbed.enrol(simulator.bmcs().getFirst(), "golden-named");

      var draft =
          Testbed.as(OPERATOR).get("/api/v1/servers/golden-named/device-type-draft?name=A%20B");

      assertThat(draft.status()).isEqualTo(422);
      assertThat(draft.json().path("code").asString("")).isEqualTo("name-invalid");
    }
  }
}
