package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// BIOS operations of many servers over HTTP: orders as changes of settings are.
class BiosOperationOrderApiTest {

  private static final List<String> SERVERS = List.of("operate-a", "operate-b");
  private static final String PASSWORD = "Made-up-Pa55word-of-an-order";

  private Simulator simulator;

  @BeforeEach
  void enrol() {
    simulator = Testbed.simulator("hpe-dl380-gen11", "hpe-dl380-gen11");
    for (int i = 0; i < SERVERS.size(); i++) Testbed.enrol(bmc(i), SERVERS.get(i));
  }

  @AfterEach
  void stop() {
    for (var server : SERVERS) operator().call("DELETE", "/api/v1/servers/" + server, null);
    simulator.close();
  }

  @Test
  void plansOfManyAreMadeInTheBackgroundAndApprovedInOneGo() {
    var wish = wish(Map.of("bootOrder", Map.of("first", List.of("pxe"))));
    var order = location(operator().post("/api/v1/bios/operations/plans", wish));
    Eventually.holds(
        "all plans are made",
        () -> operator().get(order).json().path("stage").asString("").equals("AWAITS_APPROVAL"));
    var first = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(first.path("plan").path("lines").toString()).contains("wanted: ", "PXE");
    assertThat(bmc(0).history().hostReboots()).isZero();

    var hash = operator().get(order).json().path("hash").asString("");
    assertThat(operator().post(order + "/approve", Map.of("hash", hash)).status()).isEqualTo(200);
    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"VERIFIED\":2}");

    var again = location(operator().post("/api/v1/bios/operations", wish));
    assertThat(ended(again).path("counts").toString()).isEqualTo("{\"ALREADY_SO\":2}");
    for (int i = 0; i < SERVERS.size(); i++) assertThat(bmc(i).history().hostReboots()).isOne();
  }

  /// Each job has its own, sealed; the order's is gone when the last job has begun.
  @Test
  void aPasswordOfManyReachesTheMachinesAndNothingElse() {
    var password = Map.of("name", "AdministratorPassword", "replacement", PASSWORD);
    var order =
        location(operator().post("/api/v1/bios/operations", wish(Map.of("password", password))));
    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"PARTLY\":2}");

    for (int i = 0; i < SERVERS.size(); i++) {
      assertThat(bmc(i).history().attributeChanges())
          .anyMatch(one -> one.attribute().equals("AdministratorPassword"));
    }
    for (var shown : List.of(order, order + "/servers", order.replace("/api/v1", ""))) {
      assertThat(operator().get(shown).text()).doesNotContain(PASSWORD);
    }
    assertThat(Testbed.as(ADMIN).get("/api/v1/audit").text())
        .contains("bios.password", "order.accept")
        .doesNotContain(PASSWORD);
    Eventually.holds(
        "the sealed passwords are destroyed",
        () -> rows("bios_password_order") + rows("fleet_order_password") == 0);
  }

  @Test
  void aRetryOfPasswordsThatAreGoneSaysSo() {
    var wrong = Map.of("name", "NoSuchPassword", "replacement", PASSWORD);
    var order =
        location(operator().post("/api/v1/bios/operations", wish(Map.of("password", wrong))));
    assertThat(ended(order).path("counts").toString()).isEqualTo("{\"REFUSED\":2}");
    database().sql("DELETE FROM fleet_order_password").update();

    operator().post(order + "/retry", Map.of());

    ended(order);
    var part = operator().get(order + "/servers").json().path("items").get(0);
    assertThat(part.path("text").asString("")).contains("kept no more");
    assertThat(part.path("whatToDo").asString("")).isEqualTo("Order the change again.");
  }

  private SimulatedBmc bmc(int index) {
    return simulator.bmcs().get(index);
  }

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private static Map<String, Object> wish(Map<String, Object> operation) {
    var body = new LinkedHashMap<String, Object>(operation);
    body.put("servers", SERVERS);
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

  private static long rows(String table) {
    return database().sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private static Database database() {
    return new Database(Testbed.service().database().dataSource());
  }
}
