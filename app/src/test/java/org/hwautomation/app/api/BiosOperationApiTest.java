package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.app.OneServer.ended;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.OneServer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// BIOS operations over HTTP: seen, approved, run, taken back; and where passwords do not show.
class BiosOperationApiTest {

  private static final String SERVER = "bios-operation-server";
  private static final String PASSWORD = "Made-up-Pa55word-of-a-BIOS";

  @RegisterExtension final OneServer server = new OneServer("hpe-dl380-gen11", SERVER);

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private SimulatedBmc bmc() {
    return server.bmc();
  }

  @Test
  void bootOrderByKindIsSeenApprovedRunAndTakenBack() {
    var before = order();
    var wish = Map.<String, Object>of("bootOrder", Map.of("first", List.of("pxe")));
    var plan = plan(wish);
    assertThat(plan.path("after").get(0).asString("")).contains("PXE");
    assertThat(plan.path("hostReboots").asInt()).isEqualTo(1);

    var hash = plan.path("planHash").asString("");
    var job = start(wish, Map.of("approvedPlans", Map.of(SERVER, hash)));
    assertThat(ended(job)).isEqualTo("SUCCEEDED");
    assertThat(order()).isNotEqualTo(before);
    assertThat(plan(wish).path("planHash").isString()).as("it is so already").isFalse();

    assertThat(operator().get("/jobs/" + job).text()).contains("Roll back");
    var back = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of("dryRun", true));
    assertThat(back.json().path("plans").get(0).path("planHash").isString()).isTrue();
    var undo = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of());
    assertThat(undo.status()).as(undo.toString()).isEqualTo(202);
    assertThat(ended(undo.json().path("jobs").get(0).path("job").asString("")))
        .isEqualTo("SUCCEEDED");
    assertThat(order()).isEqualTo(before);
  }

  @Test
  void defaultsAreTakenBackAsAChangeOfSettings() {
    var before = server.attributes();
    var job = start(Map.of("defaults", Map.of()), Map.of());
    assertThat(ended(job)).isEqualTo("SUCCEEDED");
    assertThat(server.attributes()).isNotEqualTo(before);

    var back = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of("dryRun", true));
    assertThat(back.json().path("plans").get(0).path("changes").size())
        .as(back.toString())
        .isPositive();
    var undo = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of());
    assertThat(ended(undo.json().path("jobs").get(0).path("job").asString("")))
        .isEqualTo("SUCCEEDED");
    assertThat(server.attributes()).isEqualTo(before);
  }

  /// Neither the plan nor the job, nor its events, nor the audit log, nor any table holds it.
  @Test
  void aPasswordReachesTheMachineAndNothingElse() {
    var wish =
        Map.<String, Object>of(
            "password", Map.of("name", "AdministratorPassword", "replacement", PASSWORD));
    var plan = plan(wish);
    assertThat(plan.toString()).doesNotContain(PASSWORD);
    assertThat(plan.path("wayBack").asString("")).contains("cannot be read");
    assertThat(Testbed.as(VIEWER).get("/api/v1/servers/" + SERVER + "/bios/operations").text())
        .contains("AdministratorPassword");

    var job = start(wish, Map.of());
    assertThat(ended(job)).isEqualTo("PARTLY_SUCCEEDED");

    assertThat(bmc().history().attributeChanges())
        .anyMatch(one -> one.attribute().equals("AdministratorPassword") && one.to().equals("set"));
    assertThat(operator().get("/api/v1/jobs/" + job).text())
        .doesNotContain(PASSWORD)
        .contains("cannot be proven");
    assertThat(operator().get("/api/v1/jobs/" + job + "/events").text()).doesNotContain(PASSWORD);
    assertThat(Testbed.as(ADMIN).get("/api/v1/audit").text())
        .contains("bios.password")
        .doesNotContain(PASSWORD);
    Eventually.holds("the sealed passwords are destroyed", () -> sealed() == 0);

    var resumed = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of());
    assertThat(resumed.status()).as("a password does not go back").isEqualTo(409);
  }

  @Test
  void everythingThatStandsInTheWayIsNamedAndNothingHappens() {
    var unknown = plan(Map.of("bootOrder", Map.of("first", List.of("floppy", "cd"))));
    assertThat(unknown.path("faults").valueStream().map(one -> one.path("code").asString("")))
        .containsExactly("no-such-entry", "no-such-kind");
    assertThat(
            plan(Map.of("bootDevice", Map.of("device", "PXE"), "apply", "NEXT_RESET")).toString())
        .contains("STAGE_ONLY");
    assertThat(body(Map.of()).code()).isEqualTo("one-operation");
    assertThat(body(Map.of("defaults", Map.of(), "secureBoot", Map.of("enabled", true))).code())
        .isEqualTo("one-operation");
    assertThat(bmc().history().attributeChanges()).isEmpty();
  }

  @Test
  void thePageShowsWhatTheServerOffersAndThePlan() {
    var page = operator().get("/servers/" + SERVER + "/bios/operations");
    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    assertThat(page.text())
        .contains("Boot order")
        .contains("Secure boot")
        .contains("Passwords")
        .contains("Back to defaults");
    assertThat(operator().get("/servers/" + SERVER + "?tab=bios").text())
        .contains("/bios/operations");
  }

  private static Caller.Answer body(Map<String, Object> wish) {
    var body = new LinkedHashMap<>(wish);
    body.put("servers", List.of(SERVER));
    return operator().post("/api/v1/bios/operations/plans", body);
  }

  private static JsonNode plan(Map<String, Object> wish) {
    var answer = body(wish);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().path("plans").get(0);
  }

  private static String start(Map<String, Object> wish, Map<String, Object> more) {
    var body = new LinkedHashMap<>(wish);
    body.putAll(more);
    body.put("servers", List.of(SERVER));
    var answer = operator().post("/api/v1/bios/operations", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("jobs").get(0).path("job").asString("");
  }

  private static long sealed() {
    return new Database(Testbed.service().database().dataSource())
        .sql("SELECT count(*) FROM bios_password_order")
        .query(Long.class)
        .single();
  }

  private JsonNode order() {
    return bmc().machine().tree().at("/redfish/v1/Systems/1", "/Boot/BootOrder").deepCopy();
  }
}
