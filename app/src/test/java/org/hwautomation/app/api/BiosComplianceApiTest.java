package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BiosComplianceApiTest {

  @Test
  void ruleIsJudgedWaivedAndMended() {
    try (var simulator = Testbed.simulator("generic")) {
      var server = Testbed.enrol(simulator.bmc(), "compliance-one");
      var operator = Testbed.as(Role.OPERATOR);
      assertThat(operator.post("/api/v1/servers/" + server + "/bios/refresh", Map.of()).status())
          .isEqualTo(200);
      var saved =
          operator.call(
              "PUT",
              "/api/v1/bios/rules/sriov-on",
              """
              {"title":"Network adapters can be shared","severity":"CRITICAL",
               "scope":{"vendor":["Contoso"]},"attributes":{"Sriov":["Enabled"]}}
              """);
      assertThat(saved.status()).as(saved.toString()).isEqualTo(200);

      var result = result();
      assertThat(result.path("outcome").asString("")).isEqualTo("BROKEN");
      assertThat(result.path("breaches").get(0).path("is").asString("")).isEqualTo("Disabled");
      var page = operator.get("/bios/rules/sriov-on").text();
      assertThat(page).contains("Sriov is Disabled, should be Enabled");
      assertThat(page).contains("/bios/change?server=compliance-one&amp;set=Sriov%3DEnabled");
      assertThat(operator.get("/servers/" + server + "?tab=bios").text())
          .as("the server's own page leads to what it breaks")
          .contains("Network adapters can be shared")
          .contains("/bios/rules/sriov-on?text=compliance-one");
      assertThat(operator.get("/bios/compliance?by=model").text()).contains("class=\"standing\"");
      assertThat(operator.get("/api/v1/bios/compliance?by=rule").text())
          .contains("\"key\":\"sriov-on\"");
      var remedies =
          operator.get("/api/v1/bios/compliance/remedies?rule=sriov-on&server=" + server).json();
      assertThat(remedies.path("items").get(0).path("attributes").path("Sriov").asString(""))
          .isEqualTo("Enabled");

      var waiver =
          operator.post(
              "/api/v1/bios/waivers",
              Map.of(
                  "rule", "sriov-on",
                  "server", "compliance-one",
                  "reason", "=HYPERLINK(\"x\")",
                  "expiresAt", "2999-01-01T00:00:00Z"));
      assertThat(waiver.status()).isEqualTo(201);
      assertThat(outcome()).isEqualTo("WAIVED");
      var csv = operator.get("/api/v1/bios/compliance/results.csv?rule=sriov-on");
      assertThat(csv.text()).contains("compliance-one").contains("WAIVED");
      operator.call(
          "DELETE", "/api/v1/bios/waivers/" + waiver.json().path("id").asString(""), null);
      assertThat(outcome()).isEqualTo("BROKEN");

      change(simulator.bmc());
      operator.post("/api/v1/servers/" + server + "/bios/refresh", Map.of());
      Testbed.service().service().biosKeeping().renew();
      assertThat(outcome()).isEqualTo("MET");
      assertThat(operator.get("/api/v1/servers/" + server + "/bios/drift").text())
          .contains("\"attribute\":\"Sriov\"")
          .contains("\"cause\":\"SOMEBODY_ELSE\"");
      assertThat(operator.get("/bios/drift?text=compliance-one").text())
          .contains("somebody else")
          .contains("set=Sriov%3DDisabled");
      assertThat(operator.get("/servers/" + server + "?tab=bios").text())
          .contains("/bios/drift?text=compliance-one")
          .contains("1 setting is not as expected");
      var undo = operator.get("/api/v1/servers/" + server + "/bios/drift/remedy").json();
      assertThat(undo.path("attributes").path("Sriov").asString("")).isEqualTo("Disabled");
      assertThat(operator.get("/api/v1/bios/drift.csv?text=compliance-one").text())
          .contains("compliance-one,default,Sriov,Disabled,Enabled");
      assertThat(operator.call("DELETE", "/api/v1/bios/rules/sriov-on", null).status())
          .isEqualTo(204);
    }
  }

  @Test
  void whatAJobSetIsTheJobsDrift() throws IOException {
    var service = Testbed.service();
    var types = Files.createDirectories(service.configDirectory().resolve("device-types"));
    Files.writeString(
        types.resolve("drift-host.yaml"),
        "name: drift-host\nbios:\n  settings: {Sriov: Enabled}\n");
    try (var simulator = Testbed.simulator("generic")) {
      assertThat(Testbed.as(Role.ADMIN).post("/api/v1/configuration/reload", Map.of()).status())
          .isEqualTo(200);
      var server = Testbed.enrol(simulator.bmc(), "compliance-two");
      var operator = Testbed.as(Role.OPERATOR);
      var bios = "/api/v1/servers/" + server + "/bios";
      assertThat(operator.post(bios + "/snapshots", Map.of("baseline", true)).status())
          .isEqualTo(201);
      service.service().biosKeeping().renew();
      var started =
          operator.call(
              "POST",
              "/api/v1/workflows/provision-firmware-first",
              """
              {"servers":["compliance-two"],"deviceType":"drift-host","firmwarePolicy":"NONE"}
              """);
      var job = started.json().path("jobs").get(0).path("job").asString("");
      assertThat(job).as(started.toString()).isNotEmpty();
      Eventually.holds(
          "the job is over",
          () -> operator.get("/api/v1/jobs/" + job).json().path("over").asBoolean(false));
      operator.post(bios + "/refresh", Map.of());
      service.service().biosKeeping().renew();

      var drift = operator.get(bios + "/drift").json().path("items");
      assertThat(drift.size()).as(drift.toString()).isEqualTo(1);
      assertThat(drift.get(0).path("attribute").asString("")).isEqualTo("Sriov");
      assertThat(drift.get(0).path("job").asString("")).isEqualTo(job);
    } finally {
      Files.delete(types.resolve("drift-host.yaml"));
    }
  }

  @Test
  void exportedRulesCanBeImportedAndFaultsHaveLines() {
    var operator = Testbed.as(Role.OPERATOR);
    var yaml =
        """
        rules:
          - name: exported
            title: Servers start by UEFI
            severity: info
            require:
              attributes: {BootMode: Uefi}
        """;
    assertThat(send(yaml).status()).isEqualTo(200);
    var export = operator.get("/api/v1/bios/rules.yaml");
    assertThat(export.text()).contains("name: exported");
    assertThat(send(export.text()).status()).isEqualTo(200);

    var refused = send(yaml.replace("severity: info", "severity: bad"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("rules.yaml:4:");
    operator.call("DELETE", "/api/v1/bios/rules.yamled", null);
  }

  private static Caller.Answer send(String yaml) {
    return Testbed.as(Role.OPERATOR)
        .call("POST", "/api/v1/bios/rules.yaml", yaml, "Content-Type", "application/yaml");
  }

  private static String outcome() {
    return result().path("outcome").asString("");
  }

  private static JsonNode result() {
    var results =
        Testbed.as(Role.VIEWER).get("/api/v1/servers/compliance-one/bios/compliance").json();
    for (var result : results.path("items")) {
      if (result.path("rule").asString("").equals("sriov-on")) return result;
    }
    throw new AssertionError("no result in " + results);
  }

  private static void change(SimulatedBmc bmc) {
    var machine = bmc.machine();
    machine.inside(() -> {
      var bios = machine.tree().link(machine.host().systems().getFirst(), "Bios").orElseThrow();
      machine.tree().edit(bios, node -> node.withObject("/Attributes").put("Sriov", "Enabled"));
    });
  }
}
