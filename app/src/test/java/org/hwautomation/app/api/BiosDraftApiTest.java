package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// A draft over HTTP, on a machine whose registry locks attributes.
class BiosDraftApiTest {

  private static final String SERVER = "bios-check-server";

  @Test
  void aDraftIsJudgedWithoutTheServer() {
    try (var simulator = Testbed.simulator("dell-r750")) {
      Testbed.enrol(simulator.bmcs().getFirst(), SERVER);
      var early = Testbed.as(Role.VIEWER).post(path(), draft(Map.of("SysProfile", "Custom")));
      assertThat(early.status()).as("not read yet: " + early).isEqualTo(404);
      assertThat(early.code()).isEqualTo("not-read-yet");
      var read =
          Testbed.as(Role.OPERATOR).post("/api/v1/servers/" + SERVER + "/bios/refresh", Map.of());
      assertThat(read.status()).as(read.toString()).isEqualTo(200);
    }
    // The machine is gone: nobody needs it.
    var wanted = new LinkedHashMap<String, Object>();
    wanted.put("ProcPwrPerf", "MaxPerf");
    wanted.put("ProcPwrPrf", "MaxPerf");
    var check = Testbed.as(Role.VIEWER).post(path(), draft(wanted));
    assertThat(check.status()).as(check.toString()).isEqualTo(200);
    assertThat(check.json().path("possible").asBoolean()).isFalse();
    assertThat(
            check.json().path("attributes").valueStream().map(a -> a.path("standing").asString()))
        .containsExactly("changes", "faulty");
    assertThat(check.json().path("attributes").get(1).path("faults").toString())
        .contains("ProcPwrPerf");
    assertThat(check.json().path("besides").toString()).contains("SysProfile", "Custom");
    assertThat(
            check.json().path("effects").valueStream().map(e -> e.path("kind").asString()).toList())
        .contains("unlocked");
    assertThat(check.json().path("restarts").asInt()).isPositive();
    var attributes =
        Testbed.as(Role.VIEWER).get("/api/v1/bios/attributes?server=" + SERVER + "&q=procpwr");
    assertThat(attributes.json().path("kinds").asInt()).as(attributes.toString()).isEqualTo(1);
    assertThat(attributes.json().path("items").get(0).path("name").asString())
        .isEqualTo("ProcPwrPerf");
    assertThat(attributes.json().path("items").get(0).path("values").toString())
        .contains("MaxPerf");
    Testbed.as(Role.OPERATOR).call("DELETE", "/api/v1/servers/" + SERVER, null);
  }

  @Test
  void anUnknownServerIsNamed() {
    var answer =
        Testbed.as(Role.VIEWER)
            .post("/api/v1/servers/no-such-server/bios/check", draft(Map.of("A", "b")));
    assertThat(answer.status()).isEqualTo(404);
  }

  private static String path() {
    return "/api/v1/servers/" + SERVER + "/bios/check";
  }

  private static Map<String, Object> draft(Map<String, Object> attributes) {
    return Map.of("attributes", attributes);
  }
}
