package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Provisioning of many servers over HTTP: one order, planned and run in the background.
class ProvisionOrderApiTest {

  private static final String PROVISION = "/api/v1/workflows/provision-firmware-first";
  private static final List<String> SERVERS = List.of("provide-a", "provide-b");

  /// One more than somebody waits for.
  private static final int MANY = 11;

  private Simulator simulator;
  private Path type;

  @BeforeEach
  void enrol() throws IOException {
    simulator = Testbed.simulator("generic", "generic");
    for (int i = 0; i < SERVERS.size(); i++) {
      Testbed.enrol(simulator.bmcs().get(i), SERVERS.get(i));
    }
    var types =
        Files.createDirectories(Testbed.service().configDirectory().resolve("device-types"));
    type = types.resolve("provided.yaml");
    Files.writeString(
        type,
        """
        name: provided
        match: []
        bios:
          settings:
            QuietBoot: false
        """);
    Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of());
  }

  @AfterEach
  void stop() throws IOException {
    for (var server : SERVERS) operator().call("DELETE", "/api/v1/servers/" + server, null);
    simulator.close();
    Files.delete(type);
    Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of());
  }

  @Test
  void manyServersAreAnOrderAndEachEndsVerified() {
    var answer = operator().post(PROVISION, wish(SERVERS, Map.of("atOnce", 1)));
    assertThat(answer.json().path("atOnce").asInt()).isEqualTo(1);
    assertThat(answer.json().path("applies").asString("")).startsWith("now");
    var order = location(answer);

    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"VERIFIED\":2}");
    var part = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(part.path("plan").path("lines").toString())
        .contains("QuietBoot: true → false")
        .contains("no rule names it");
    var job = operator().get("/api/v1/jobs/" + part.path("job").asString("")).json();
    assertThat(job.path("planHash")).isEqualTo(part.path("planHash"));
    assertThat(job.path("operation").asString("")).isEqualTo("ProvisionFirmwareFirst");
    assertThat(job.toString()).contains("\"deviceType\":\"provided\"");
    assertThat(operator().get(order.replace("/api/v1", "")).text())
        .contains("Provisioning, now", "1 server at once", "Remove from the list");
    for (var bmc : simulator.bmcs()) assertThat(bmc.history().hostReboots()).isOne();

    assertThat(Testbed.as(VIEWER).call("DELETE", order, null).status()).isEqualTo(403);
    assertThat(operator().call("DELETE", order, null).status()).isEqualTo(204);
    assertThat(operator().get(order).status()).isEqualTo(404);
    assertThat(Testbed.as(ADMIN).get("/api/v1/audit").text()).contains("order.remove");
  }

  @Test
  void plansOfAFewComeAtOnceAndOfMoreAsAnOrderThatIsApproved() {
    var few = operator().post(PROVISION, wish(SERVERS, Map.of("dryRun", true)));
    assertThat(few.status()).as(few.toString()).isEqualTo(200);
    var bios = few.json().path("plans").get(1).path("bios").get(0);
    assertThat(bios.path("method").asString("")).isNotEmpty();
    assertThat(bios.path("methodReason").asString("")).contains("no rule names it");

    var names = IntStream.range(0, MANY).mapToObj(i -> "provide-many-" + i).toList();
    try (var more =
        Testbed.simulator(Collections.nCopies(MANY, "generic").toArray(String[]::new))) {
      for (int i = 0; i < MANY; i++) Testbed.enrol(more.bmcs().get(i), names.get(i));
      var order = location(operator().post(PROVISION, wish(names, Map.of("dryRun", true))));
      Eventually.holds(
          "all plans wait for approval",
          () -> operator().get(order).json().path("stage").asString("").equals("AWAITS_APPROVAL"));
      assertThat(operator().get(order).json().path("counts").toString())
          .isEqualTo("{\"PLANNED\":11}");
      assertThat(operator().call("DELETE", order, null).status()).isEqualTo(204);
      for (var bmc : more.bmcs()) assertThat(bmc.history().hostReboots()).isZero();
    } finally {
      for (var name : names) operator().call("DELETE", "/api/v1/servers/" + name, null);
    }
  }

  @Test
  void whatStandsInTheWayIsNamedServerByServerAndRetried() {
    var order = location(operator().post(PROVISION, wish(SERVERS, Map.of("window", "no-such"))));
    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"REFUSED\":2}");
    var part = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(part.path("faults").toString()).contains("no-such");

    location(operator().post(order + "/retry", Map.of()));
    ended(order);
    var again = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(again.path("attempt").asInt()).isEqualTo(2);
    for (var bmc : simulator.bmcs()) assertThat(bmc.history().hostReboots()).isZero();
  }

  @Test
  void aTimeThatIsStillToComeIsWaitedForAndTheOrderCanBeCancelled() {
    var later = wish(SERVERS, Map.of("at", "2999-01-01T00:00:00Z"));
    var order = location(operator().post(PROVISION, later));
    Eventually.holds(
        "all jobs wait for their time",
        () -> operator().get(order).json().path("counts").path("QUEUED").asInt(0) == 2);
    assertThat(operator().get(order).json().path("applies").asString(""))
        .isEqualTo("from 2999-01-01T00:00:00Z");

    operator().post(order + "/cancel", Map.of());

    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"CANCELLED\":2}");
  }

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private static Map<String, Object> wish(List<String> servers, Map<String, Object> more) {
    var body = new LinkedHashMap<String, Object>(more);
    body.put("servers", servers);
    body.put("deviceType", "provided");
    body.put("firmwarePolicy", "NONE");
    return body;
  }

  private static String location(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.whole().headers().firstValue("Location").orElseThrow();
  }

  private static JsonNode ended(String order) {
    Eventually.holds(
        "the order is over", () -> operator().get(order).json().path("over").asBoolean(false));
    return operator().get(order).json();
  }
}
