package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One BIOS change of many servers over HTTP: accepted at once, planned and run in the background.
class OrderApiTest {

  private static final List<String> SERVERS = List.of("order-a", "order-b", "order-c");

  private Simulator simulator;

  @BeforeEach
  void enrol() {
    simulator = Testbed.simulator("generic", "generic", "generic");
    for (int i = 0; i < SERVERS.size(); i++) Testbed.enrol(bmc(i), SERVERS.get(i));
  }

  @AfterEach
  void stop() {
    for (var server : SERVERS) operator().call("DELETE", "/api/v1/servers/" + server, null);
    simulator.close();
  }

  @Test
  void anOrderIsAcceptedAtOnceAndEachServerEndsVerifiedOrWithItsReason() {
    var machine = bmc(1).machine();
    machine.inside(() -> {
      machine
          .tree()
          .edit(
              "/redfish/v1/Systems/1/Bios",
              node -> node.withObject("/Attributes").put("QuietBoot", false));
    });
    var answer = operator().post("/api/v1/bios/changes", wish(SERVERS));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    var order = answer.whole().headers().firstValue("Location").orElseThrow();
    assertThat(answer.json().path("servers").asInt()).isEqualTo(3);
    assertThat(ended(order).path("counts").toString())
        .isEqualTo("{\"ALREADY_SO\":1,\"VERIFIED\":2}");

    var parts = operator().get(order + "/servers").json().path("items");
    assertThat(parts.valueStream().map(one -> one.path("server").asString("")))
        .containsExactlyElementsOf(SERVERS);
    var job = operator().get("/api/v1/jobs/" + parts.get(0).path("job").asString("")).json();
    assertThat(job.path("planHash"))
        .as("what ran is what was planned")
        .isEqualTo(parts.get(0).path("planHash"));
    assertThat(bmc(0).history().hostReboots()).isEqualTo(1);
    assertThat(bmc(1).history().hostReboots()).isZero();
    assertThat(operator().get(order + "/servers.csv").text())
        .contains("order-b,already_so,has every wanted setting already");
    var page = Testbed.as(VIEWER).get(order + "/servers?state=VERIFIED&limit=1").json();
    assertThat(page.path("items").size()).isEqualTo(1);
    assertThat(page.path("next").asString("")).isEqualTo("order-a");
    var second = Testbed.as(VIEWER).get(order + "/servers?limit=1&cursor=order-a").json();
    assertThat(second.path("items").get(0).path("server").asString("")).isEqualTo("order-b");
    assertThat(operator().get("/orders").text()).contains("BIOS: QuietBoot = false", "2 verified");
    assertThat(operator().get(order.replace("/api/v1", "") + "?state=ALREADY_SO").text())
        .contains("order-b", "already so", "has every wanted setting already")
        .doesNotContain("order-a");
  }

  @Test
  void plansOfManyAreLookedAtAndApprovedInOneGo() {
    var answer = Testbed.as(VIEWER).post("/api/v1/bios/plans", wish(SERVERS));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    var order = answer.whole().headers().firstValue("Location").orElseThrow();
    Eventually.holds(
        "all plans are made",
        () -> operator().get(order).json().path("stage").asString("").equals("AWAITS_APPROVAL"));
    var hash = operator().get(order).json().path("hash").asString("");
    var first = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(first.path("plan").path("lines").toString()).contains("QuietBoot: true → false");
    assertThat(first.path("plan").path("hostReboots").asInt()).isEqualTo(1);

    assertThat(Testbed.as(VIEWER).post(order + "/approve", Map.of("hash", hash)).status())
        .isEqualTo(403);
    assertThat(operator().post(order + "/approve", Map.of("hash", "other")).code())
        .isEqualTo("plan-changed");
    assertThat(bmc(0).history().hostReboots()).isZero();
    assertThat(operator().post(order + "/approve", Map.of("hash", hash)).status()).isEqualTo(200);

    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"VERIFIED\":3}");
    assertThat(operator().post(order + "/approve", Map.of("hash", hash)).code())
        .isEqualTo("nothing-to-approve");
  }

  @Test
  void theSameKeyIsTheSameOrderAndAnotherWishUnderItIsRefused() {
    var first = keyed("order-key-1", wish(SERVERS));
    var again = keyed("order-key-1", wish(SERVERS));
    var other = keyed("order-key-1", wish(SERVERS.subList(0, 2)));

    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(other.code()).isEqualTo("idempotency-key-used");
    ended("/api/v1/orders/" + first.json().path("id").asString(""));
    for (int i = 0; i < 3; i++) assertThat(bmc(i).history().hostReboots()).isEqualTo(1);
  }

  @Test
  void whatWasRefusedNamesItsFaultsAndIsRetriedAlone() {
    var wrong = new LinkedHashMap<String, Object>(wish(SERVERS));
    wrong.put("attributes", Map.of("QuietBoott", false));
    var order = order(wrong);
    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"REFUSED\":3}");
    var part = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(part.path("faults").toString()).contains("unknown-attribute", "QuietBoot");
    assertThat(part.path("whatToDo").asString("")).isNotEmpty();

    var retried = operator().post(order + "/retry", Map.of());
    assertThat(retried.status()).as(retried.toString()).isEqualTo(202);
    ended(order);
    var after = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(after.path("attempt").asInt()).isEqualTo(2);
  }

  @Test
  void anOrderIsCancelledWithAllItsJobs() {
    var later = new LinkedHashMap<String, Object>(wish(SERVERS));
    later.put("at", "2999-01-01T00:00:00Z");
    var order = order(later);
    Eventually.holds(
        "all jobs wait for their time",
        () -> operator().get(order).json().path("counts").path("QUEUED").asInt(0) == 3);

    assertThat(operator().post(order + "/cancel", Map.of()).status()).isEqualTo(200);

    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"CANCELLED\":3}");
    assertThat(operator().post("/api/v1/orders/" + id(order) + "/retry", Map.of()).status())
        .isEqualTo(202);
    Eventually.holds(
        "they wait again",
        () -> operator().get(order).json().path("counts").path("QUEUED").asInt(0) == 3);
    operator().post(order + "/cancel", Map.of());
    ended(order);
  }

  private SimulatedBmc bmc(int index) {
    return simulator.bmcs().get(index);
  }

  private static String id(String order) {
    return order.substring(order.lastIndexOf('/') + 1);
  }

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private static Map<String, Object> wish(List<String> servers) {
    var body = new LinkedHashMap<String, Object>();
    body.put("servers", new ArrayList<>(servers));
    body.put("attributes", Map.of("QuietBoot", false));
    return body;
  }

  private static String order(Map<String, Object> wish) {
    var answer = operator().post("/api/v1/bios/changes", wish);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.whole().headers().firstValue("Location").orElseThrow();
  }

  private static Caller.Answer keyed(String key, Map<String, Object> wish) {
    return operator()
        .call(
            "POST",
            "/api/v1/bios/changes",
            JsonMapper.shared().writeValueAsString(wish),
            "Idempotency-Key",
            key);
  }

  private static JsonNode ended(String order) {
    Eventually.holds(
        "the order is over", () -> operator().get(order).json().path("over").asBoolean(false));
    return operator().get(order).json();
  }
}
