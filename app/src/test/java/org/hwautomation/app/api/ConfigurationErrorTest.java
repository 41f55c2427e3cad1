package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is wrong with device types, images and wishes is found before a server is touched.
class ConfigurationErrorTest {

  private static final String SERVER = "of-configuration-errors";
  private static final String DEVICE_TYPE =
      """
      name: wrongly-wished
      match:
        - vendor: "*"
          model: "*"
      bios:
        settings:
          %s
      """;

  private static Simulator simulator;

  @BeforeAll
  static void simulate() {
    simulator = Testbed.simulator("generic");
    Testbed.enrol(simulator.bmc(), SERVER);
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  @AfterEach
  void noServerWasTouched() throws IOException {
    Files.deleteIfExists(deviceType());
    Files.deleteIfExists(repository());
    assertThat(reload().status()).isEqualTo(200);
    assertThat(simulator.bmc().history().requests())
        .filteredOn(seen -> !seen.method().equals("GET") && !seen.uri().contains("/Sessions"))
        .isEmpty();
  }

  @Test
  void typoInADeviceTypeNamesFileLineAndWhatWasMeant() throws IOException {
    Files.writeString(deviceType(), "name: typo\nmatch:\n  - vendr: Dell\n    model: \"*\"\n");

    var answer = reload();

    assertThat(answer.code()).isEqualTo("configuration-invalid");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("device-types/of-test.yaml:3", "vendor");
  }

  @Test
  void versionThatNoImageHasIsFoundWhenTheConfigurationIsRead() throws IOException {
    Files.writeString(
        deviceType(),
        """
        name: of-the-future
        match:
          - vendor: "*"
            model: "*"
        firmware:
          - component: BIOS
            version: 99.99.99
        """);

    var answer = reload();

    assertThat(answer.text()).contains("unknown-version", "99.99.99");
    assertThat(answer.status()).isEqualTo(422);
  }

  @Test
  void imageWhoseChecksumIsNotTheCatalogsIsRefused() throws IOException {
    var incoming = Files.createDirectories(Testbed.service().dataDirectory().resolve("incoming"));
    Files.writeString(incoming.resolve("bios.bin"), "damaged on the way");
    Files.writeString(
        repository(),
        """
        images:
          - vendor: Contoso
            models: ["*"]
            component: BIOS
            id: "*"
            version: 9.9.9
            file: bios.bin
            sha256: %s
            size: 18
        """
            .formatted("0".repeat(64)));
    assertThat(reload().status()).isEqualTo(200);

    var answer =
        Testbed.as(Role.ADMIN)
            .post("/api/v1/firmware/import", Map.of("directory", incoming.toString()));

    var file = answer.json().path("items").get(0);
    assertThat(file.path("result").asString("")).isEqualTo("CHECKSUM_MISMATCH");
    assertThat(file.path("text").asString(""))
        .contains(Sha256.of(incoming.resolve("bios.bin")).abbreviated());
    assertThat(Testbed.as(Role.VIEWER).get("/api/v1/firmware").text()).contains("MISSING");
  }

  @Test
  void attributeOutsideItsRangeIsRefusedWithTheRange() throws IOException {
    assertThat(wish("NumaPerSocket: 99")).contains("out-of-bounds", "1 to 8");
  }

  @Test
  void attributeThatTheServerDoesNotHaveIsRefusedWithTheNearest() throws IOException {
    assertThat(wish("Srivo: Enabled")).contains("unknown-attribute", "Sriov");
  }

  @Test
  void valueThatAnAttributeCannotTakeIsRefusedWithThoseItCan() throws IOException {
    assertThat(wish("Sriov: Sometimes")).contains("not-allowed", "Enabled", "Disabled");
  }

  /// Asked for in earnest: the job must not start.
  ///
  /// @return the plan's faults
  private static String wish(String setting) throws IOException {
    Files.writeString(deviceType(), DEVICE_TYPE.formatted(setting));
    assertThat(reload().status()).isEqualTo(200);
    var order = Map.of("servers", List.of(SERVER), "deviceType", "wrongly-wished");

    var answer =
        Testbed.as(Role.OPERATOR).post("/api/v1/workflows/provision-firmware-first", order);

    var one =
        answer.json().has("jobs")
            ? answer.json().path("jobs").get(0).path("problem")
            : answer.json();
    assertThat(answer.text()).doesNotContain("\"job\":");
    assertThat(one.path("code").asString("")).as(answer.toString()).isNotBlank();
    return one.path("faults").toString();
  }

  private static Answer reload() {
    return Testbed.as(Role.ADMIN).post("/api/v1/configuration/reload", Map.of());
  }

  private static Path deviceType() throws IOException {
    return Files.createDirectories(Testbed.service().configDirectory().resolve("device-types"))
        .resolve("of-test.yaml");
  }

  private static Path repository() throws IOException {
    return Files.createDirectories(Testbed.service().configDirectory().resolve("firmware"))
        .resolve("firmware_repository.yaml");
  }
}
