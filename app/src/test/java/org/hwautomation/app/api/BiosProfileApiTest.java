package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.util.List;
import java.util.Map;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Profiles and intents over HTTP, on a simulated PowerEdge.
class BiosProfileApiTest {

  private static final String PROFILES = "/api/v1/bios/profiles";

  private static Simulator simulator;
  private static String server;

  @BeforeAll
  static void enrol() {
    simulator = Testbed.simulator("dell-r750");
    server = Testbed.enrol(simulator.bmcs().getFirst(), "profile-api-server");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void aProfileIsMadeOfAServerExportedAndImportedAgain() {
    var operator = Testbed.as(OPERATOR);
    assertThat(operator.post("/api/v1/servers/" + server + "/bios/refresh", Map.of()).status())
        .isEqualTo(200);

    var made =
        operator.post(
            PROFILES + "/from-server", Map.of("server", "profile-api-server", "name", "like-r750"));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    var settings = made.json().path("profile").path("settings");
    assertThat(settings.path("ProcVirtualization").isString()).isTrue();
    assertThat(settings.has("SystemServiceTag")).isFalse();
    assertThat(settings.has("SetBootOrderEn")).isFalse();
    assertThat(made.json().path("leftOut").toString()).contains("SetBootOrderEn");

    for (var format : List.of("yaml", "json")) {
      var file = operator.get(PROFILES + "/like-r750/export?format=" + format);
      assertThat(file.contentType()).startsWith("application/" + format);
      var read =
          operator.send(
              "POST",
              PROFILES + "/import?name=again-" + format,
              "application/octet-stream",
              file.text());
      assertThat(read.status()).as(read.toString()).isEqualTo(200);
      assertThat(read.json().path("profile").path("settings")).isEqualTo(settings);
    }
  }

  @Test
  void aProfileIsChangedInVersions() {
    var operator = Testbed.as(OPERATOR);
    var first =
        operator.post(
            PROFILES,
            Map.of(
                "name", "versions", "intents", Map.of("turbo", false), "settings", Map.of("A", 5)));
    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(first.json().path("intents").path("turbo").asString("")).isEqualTo("off");
    var body = "{\"settings\":{\"A\":6},\"basedOn\":1}";

    var second = operator.call("PUT", PROFILES + "/versions", body);
    var outdated = operator.call("PUT", PROFILES + "/versions", body.replace("6", "7"));

    assertThat(second.json().path("version").asInt(0)).isEqualTo(2);
    assertThat(outdated.status()).isEqualTo(409);
    assertThat(outdated.code()).isEqualTo("profile-changed");
    assertThat(
            operator
                .get(PROFILES + "/versions?version=1")
                .json()
                .path("settings")
                .path("A")
                .asInt())
        .isEqualTo(5);
    assertThat(operator.get(PROFILES + "/versions/history").json().path("items").size())
        .isEqualTo(2);
    assertThat(operator.call("DELETE", PROFILES + "/versions", null).status()).isEqualTo(204);
    assertThat(operator.get(PROFILES + "/versions").status()).isEqualTo(404);
  }

  @Test
  void aComparisonWithAProfileShowsItsIntentsAsTheServersAttributes() {
    var operator = Testbed.as(OPERATOR);
    operator.post("/api/v1/servers/" + server + "/bios/refresh", Map.of());
    operator.post(
        PROFILES,
        Map.of(
            "name",
            "wishes",
            "intents",
            Map.of("memory-mode", "mirror", "ac-recovery", "off", "wake-on-lan", "on")));

    var diff =
        operator.get("/api/v1/bios/compare?left=server:profile-api-server&right=profile:wishes");

    assertThat(diff.status()).as(diff.toString()).isEqualTo(200);
    assertThat(diff.text()).contains("AcPwrRcvry").contains("Intent wake-on-lan");
  }

  @Test
  void aDeviceTypesIntentsAreResolvedIntoItsPlanAndWhatCannotBeMetIsAFault() throws Exception {
    var file = Testbed.service().configDirectory().resolve("device-types/wishful.yaml");
    java.nio.file.Files.createDirectories(file.getParent());
    java.nio.file.Files.writeString(
        file,
        """
        name: wishful
        bios:
          intents: {ac-recovery: off, wake-on-lan: on}
        """);
    try {
      assertThat(Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of()).status())
          .isEqualTo(200);

      var plan =
          Testbed.as(OPERATOR)
              .post(
                  "/api/v1/workflows/provision-firmware-first",
                  Map.of(
                      "servers",
                      List.of("profile-api-server"),
                      "deviceType",
                      "wishful",
                      "dryRun",
                      true));

      assertThat(plan.text()).contains("AcPwrRcvry").contains("each network adapter");
    } finally {
      java.nio.file.Files.delete(file);
      Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of());
    }
  }

  @Test
  void aFileWithFaultsIsAnsweredWithEveryLine() {
    var answer =
        Testbed.as(OPERATOR)
            .send(
                "POST",
                PROFILES + "/import",
                "application/yaml",
                "name: faulty\nintents:\n  hyperthreding: on\n  boot-mode: bios\n");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("faults").toString())
        .contains("profile:3:3", "hyperthreading", "profile:4:14");
  }

  @Test
  void intentsAreResolvedOnTheServerAndNothingIsChanged() {
    var wish =
        Map.of(
            "intents",
            Map.of("turbo", "off", "power-profile", "performance", "wake-on-lan", "on"),
            "attributes",
            Map.of());

    var answer = Testbed.as(VIEWER).post("/api/v1/servers/profile-api-server/bios/intents", wish);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var json = answer.json();
    assertThat(json.path("complete").asBoolean()).isFalse();
    assertThat(json.path("settings").path("ProcTurboMode").asString("")).isEqualTo("Disabled");
    assertThat(json.path("conflicts").toString())
        .contains("turbo: off", "power-profile: performance");
    assertThat(json.path("intents").toString()).contains("not-an-attribute");
    assertThat(Testbed.as(VIEWER).get("/api/v1/bios/intents").json().path("items").size())
        .isGreaterThan(20);
  }
}
