package org.hwautomation.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.tree.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenericMachineTest {

  private static final String SYSTEM = "/redfish/v1/Systems/1";
  private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";

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

  @Test
  void onlyTheServiceDocumentsAreOpen() throws IOException {
    for (var open : new String[] {"/redfish", "/redfish/v1/", "/redfish/v1/odata"}) {
      assertThat(wire.send(wire.anonymous(open)).status()).as(open).isEqualTo(200);
    }
    var metadata = wire.send(wire.anonymous("/redfish/v1/$metadata"));
    assertThat(metadata.header("content-type")).startsWith("application/xml");
    assertThat(metadata.text()).contains("ComputerSystem.v1_20_0");
    var closed = wire.send(wire.anonymous(SYSTEM));
    assertThat(closed.status()).isEqualTo(401);
    assertThat(closed.header("www-authenticate")).startsWith("Basic");
  }

  @Test
  void everyLinkOfTheTreeLeadsSomewhere() throws IOException {
    for (var path : bmc.machine().tree().paths()) {
      var json = bmc.machine().tree().json(path).orElseThrow();
      assertThat(json.path("@odata.id").asString()).isEqualTo(path);
      for (var link : json.findValuesAsString("@odata.id")) {
        assertThat(bmc.machine().tree().contains(link)).as(path + " → " + link).isTrue();
      }
    }
  }

  @Test
  void answersCarryTheHeadersOfTheProtocol() throws IOException {
    var answer = wire.get(SYSTEM + "/");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("odata-version")).isEqualTo("4.0");
    assertThat(answer.header("content-type")).isEqualTo("application/json;charset=utf-8");
    assertThat(answer.header("cache-control")).contains("no-cache");
    assertThat(answer.header("etag")).matches("\"[0-9a-f]{32}\"");
    assertThat(answer.header("allow")).contains("GET").contains("HEAD").contains("PATCH");
    assertThat(answer.header("x-frame-options")).isNotEmpty();
    var head = wire.send(wire.request(SYSTEM).HEAD());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    var unchanged = wire.send(wire.request(SYSTEM).header("If-None-Match", answer.header("etag")));
    assertThat(unchanged.status()).isEqualTo(304);
  }

  @Test
  void wrongRequestsGetTheRightStatus() throws IOException {
    assertThat(wire.get("/redfish/v1/Nowhere").status()).isEqualTo(404);
    assertThat(wire.get("/redfish/v1/Nowhere").messageId()).endsWith("ResourceMissingAtURI");
    var wrongVerb = wire.delete(SYSTEM);
    assertThat(wrongVerb.status()).isEqualTo(405);
    assertThat(wrongVerb.header("allow")).contains("PATCH");
    assertThat(wire.patch(SYSTEM, "{\"AssetTag\":").messageId()).endsWith("MalformedJSON");
    assertThat(wire.get(SYSTEM + "?$strange=1").status()).isEqualTo(501);
    assertThat(wire.get(SYSTEM + "?strange=1").status()).isEqualTo(200);
    assertThat(wire.get("/redfish/v1/Systems?$expand=nonsense").status()).isEqualTo(400);
    var text =
        wire.request(SYSTEM)
            .header("Content-Type", "text/plain")
            .method("PATCH", BodyPublishers.ofString("hello"));
    assertThat(wire.send(text).status()).isEqualTo(415);
  }

  @Test
  void patchChangesWhatIsWritableAndExplainsTheRest() throws IOException {
    var tag = wire.get(SYSTEM).header("etag");
    var both = wire.patch(SYSTEM, "{\"AssetTag\":\"R12\",\"SerialNumber\":\"X\"}");
    assertThat(both.status()).isEqualTo(200);
    assertThat(both.json().at("/@Message.ExtendedInfo/0/MessageId").asString())
        .endsWith("PropertyNotWritable");
    assertThat(wire.get(SYSTEM).json().path("AssetTag").asString()).isEqualTo("R12");
    var stale =
        wire.request(SYSTEM)
            .header("If-Match", tag)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"AssetTag\":\"R13\"}"));
    assertThat(wire.send(stale).status()).isEqualTo(412);
    assertThat(wire.patch(SYSTEM, "{\"Nonsense\":1}").messageId()).endsWith("PropertyUnknown");
    assertThat(wire.patch(SYSTEM, "{\"IndicatorLED\":\"Green\"}").messageId())
        .endsWith("PropertyValueNotInList");
    assertThat(wire.patch(SYSTEM, "{\"AssetTag\":5}").messageId())
        .endsWith("PropertyValueTypeError");
    assertThat(bmc.history().attributeChanges()).hasSize(1);
  }

  @Test
  void expandSelectPageAndOnly() throws IOException {
    var expanded = wire.get("/redfish/v1/Systems?$expand=.($levels=2)").json();
    assertThat(expanded.at("/Members/0/Bios/Attributes/BootMode").asString()).isEqualTo("Uefi");
    assertThat(expanded.at("/Members/0/Links/Chassis/0").size()).isEqualTo(1);
    var selected = wire.get(SYSTEM + "?$select=PowerState,Boot/BootSourceOverrideTarget").json();
    assertThat(selected.path("PowerState").asString()).isEqualTo("On");
    assertThat(selected.at("/Boot/BootSourceOverrideTarget").asString()).isEqualTo("None");
    assertThat(selected.has("Model")).isFalse();
    var entries = "/redfish/v1/Managers/1/LogServices/Log/Entries";
    var page = wire.get(entries + "?$top=1&$skip=1").json();
    assertThat(page.path("Members@odata.count").asInt()).isEqualTo(3);
    assertThat(page.at("/Members/0/@odata.id").asString()).endsWith("/2");
    assertThat(wire.get("/redfish/v1/Systems?only").json().path("Id").asString()).isEqualTo("1");
  }

  @Test
  void sessionsAreCountedUsedAndClosed() throws IOException {
    var sessions = "/redfish/v1/SessionService/Sessions";
    var body = "{\"UserName\":\"" + bmc.user() + "\",\"Password\":\"" + bmc.password() + "\"}";
    var login =
        wire.send(
            wire.anonymous(sessions)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(login.status()).isEqualTo(201);
    var token = login.header("x-auth-token");
    var location = login.header("location");
    assertThat(wire.send(wire.anonymous(SYSTEM).header("X-Auth-Token", token)).status())
        .isEqualTo(200);
    assertThat(wire.get(location).json().path("UserName").asString()).isEqualTo(bmc.user());
    assertThat(wire.send(wire.anonymous(location).header("X-Auth-Token", token).DELETE()).status())
        .isEqualTo(204);
    assertThat(wire.send(wire.anonymous(SYSTEM).header("X-Auth-Token", token)).status())
        .isEqualTo(401);
    for (int i = 0; i < 16; i++) assertThat(wire.post(sessions, body).status()).isEqualTo(201);
    assertThat(wire.post(sessions, body).messageId()).endsWith("SessionLimitExceeded");
    bmc.advance(Duration.ofSeconds(1801));
    assertThat(wire.post(sessions, body).status()).isEqualTo(201);
  }

  @Test
  void aHostResetWalksThroughPostAndConsumesTheBootOverride() throws IOException {
    wire.patch(
        SYSTEM,
        "{\"Boot\":{\"BootSourceOverrideEnabled\":\"Once\",\"BootSourceOverrideTarget\":\"Pxe\"}}");
    assertThat(wire.post(RESET, "{\"ResetType\":\"ForceRestart\"}").status()).isEqualTo(204);
    var boot = wire.get(SYSTEM).json();
    assertThat(boot.at("/Boot/BootSourceOverrideEnabled").asString()).isEqualTo("Disabled");
    assertThat(boot.at("/BootProgress/LastState").asString()).isNotEqualTo("OSRunning");
    bmc.advance(Duration.ofMinutes(5));
    assertThat(wire.get(SYSTEM).json().at("/BootProgress/LastState").asString())
        .isEqualTo("OSRunning");
    assertThat(bmc.history().hostReboots()).isEqualTo(1);
  }

  @Test
  void powerGoesOffGracefullyAndOnAgain() throws IOException {
    wire.post(RESET, "{\"ResetType\":\"GracefulShutdown\"}");
    assertThat(wire.get(SYSTEM).json().path("PowerState").asString()).isEqualTo("On");
    bmc.advance(Duration.ofSeconds(30));
    assertThat(wire.get(SYSTEM).json().path("PowerState").asString()).isEqualTo("Off");
    assertThat(wire.post(RESET, "{\"ResetType\":\"ForceOff\"}").status()).isEqualTo(204);
    wire.post(RESET, "{\"ResetType\":\"On\"}");
    assertThat(bmc.machine().host().power()).isEqualTo(PowerState.ON);
    assertThat(bmc.history().of(Happening.HostReboot.class).getFirst().start())
        .isEqualTo(HostStart.COLD_START);
    assertThat(wire.post(RESET, "{\"ResetType\":\"Explode\"}").messageId())
        .endsWith("ActionParameterValueNotInList");
  }

  @Test
  void biosSettingsShowAfterPostOnly() throws IOException {
    var settings = SYSTEM + "/Bios/Settings";
    assertThat(wire.patch(settings, "{\"Attributes\":{\"Sriov\":\"Enabled\"}}").status())
        .isEqualTo(200);
    assertThat(wire.get(settings).json().at("/Attributes/Sriov").asString()).isEqualTo("Enabled");
    assertThat(wire.get(SYSTEM + "/Bios").json().at("/Attributes/Sriov").asString())
        .isEqualTo("Disabled");
    wire.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
    bmc.advance(Duration.ofMinutes(5));
    assertThat(wire.get(SYSTEM + "/Bios").json().at("/Attributes/Sriov").asString())
        .isEqualTo("Enabled");
    assertThat(wire.get(settings).json().path("Attributes").size()).isZero();
    assertThat(wire.patch(settings, "{\"Attributes\":{\"Sriov\":\"Perhaps\"}}").messageId())
        .endsWith("PropertyValueNotInList");
    assertThat(wire.patch(settings, "{\"Attributes\":{\"NumaPerSocket\":9}}").messageId())
        .endsWith("PropertyValueOutOfRange");
    assertThat(wire.patch(settings, "{\"Attributes\":{\"CpuStepping\":\"D0\"}}").messageId())
        .endsWith("PropertyNotWritable");
  }

  @Test
  void accountsAreCreatedChangedAndDeleted() throws IOException {
    var accounts = "/redfish/v1/AccountService/Accounts";
    var created =
        wire.post(
            accounts,
            "{\"UserName\":\"eve\",\"Password\":\"first-Passw0rd\",\"RoleId\":\"Operator\"}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text()).doesNotContain("first-Passw0rd");
    var changed = wire.patch(created.header("location"), "{\"Password\":\"other-Passw0rd\"}");
    assertThat(changed.text()).doesNotContain("other-Passw0rd");
    assertThat(bmc.machine().accounts().accepts("eve", "other-Passw0rd")).isTrue();
    assertThat(bmc.history().all().toString()).doesNotContain("other-Passw0rd");
    assertThat(wire.delete(created.header("location")).status()).isEqualTo(204);
    assertThat(bmc.machine().accounts().accepts("eve", "other-Passw0rd")).isFalse();
  }

  @Test
  void gzipComesWhenAsked() throws IOException {
    var plain = wire.get("/redfish/v1/Registries/BiosAttributeRegistry/BiosAttributeRegistry.json");
    var zipped =
        wire.send(
            wire.request("/redfish/v1/Registries/BiosAttributeRegistry/BiosAttributeRegistry.json")
                .header("Accept-Encoding", "gzip"));
    assertThat(zipped.header("content-encoding")).isEqualTo("gzip");
    assertThat(zipped.json()).isEqualTo(plain.json());
  }

  @Test
  void machinesOfOneSeedAreTheSameAndOfOneFleetDiffer() {
    try (var two = Simulator.start(FleetSpec.of("generic", "generic"))) {
      var first = two.bmcs().get(0).machine().tree().at(SYSTEM, "/SerialNumber");
      var second = two.bmcs().get(1).machine().tree().at(SYSTEM, "/SerialNumber");
      assertThat(first).isEqualTo(bmc.machine().tree().at(SYSTEM, "/SerialNumber"));
      assertThat(first).isNotEqualTo(second);
      assertThat(Json.bytes(first)).isNotEmpty();
    }
  }
}
