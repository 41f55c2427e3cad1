package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Maintenance windows over HTTP, and a BIOS change that waits for one.
class WindowApiTest {

  private static final String SERVER = "window-server";
  private static final String WINDOW = "/api/v1/windows/night-test";

  private Simulator simulator;

  @BeforeEach
  void enrol() {
    simulator = Testbed.simulator("generic");
    Testbed.enrol(simulator.bmcs().getFirst(), SERVER);
  }

  @AfterEach
  void stop() {
    operator().call("DELETE", WINDOW, null);
    operator().call("DELETE", "/api/v1/servers/" + SERVER, null);
    simulator.close();
  }

  @Test
  void aChangeWaitsForItsWindowAndGoesOnWhenThatIsOpened() {
    assertThat(save(inSomeDays()).status()).isEqualTo(200);
    var job = start("night-test");
    Eventually.holds("it waits", () -> job(job).path("now").asString("").contains("waits for"));
    var waiting = job(job);
    assertThat(waiting.path("state").asString("")).isEqualTo("QUEUED");
    assertThat(waiting.path("now").asString("")).contains("window night-test", "opens");
    assertThat(waiting.path("notBefore").isString()).isTrue();
    assertThat(operator().get("/jobs/" + job).text()).contains("waits for window night-test");
    assertThat(bmcIsUntouched()).isTrue();

    assertThat(save(always()).status()).isEqualTo(200);

    Eventually.holds("it is over", () -> job(job).path("over").asBoolean(false));
    assertThat(job(job).path("state").asString("")).as(job(job).toString()).isEqualTo("SUCCEEDED");
    assertThat(simulator.bmcs().getFirst().history().hostReboots()).isEqualTo(1);
  }

  @Test
  void aChangeWhoseWindowIsRemovedEndsAndSaysSo() {
    save(inSomeDays());
    var job = start("night-test");
    Eventually.holds("it waits", () -> job(job).path("now").asString("").contains("waits for"));

    assertThat(operator().call("DELETE", WINDOW, null).status()).isEqualTo(204);

    Eventually.holds("it is over", () -> job(job).path("over").asBoolean(false));
    assertThat(job(job).path("now").asString("")).contains("Window night-test is gone");
    assertThat(bmcIsUntouched()).isTrue();
  }

  @Test
  void aWindowThatDoesNotExistIsAFaultOfThePlan() {
    save(inSomeDays());
    var plan =
        operator().post("/api/v1/bios/plans", change("nite-test")).json().path("plans").get(0);

    assertThat(plan.path("faults").get(0).path("code").asString("")).isEqualTo("window-unknown");
    assertThat(plan.path("faults").toString()).contains("night-test");
    assertThat(operator().post("/api/v1/bios/changes", change("nite-test")).status())
        .isEqualTo(422);
  }

  @Test
  void aWindowIsListedWithItsOpeningsAndOnItsPage() {
    save(always());

    var listed = Testbed.as(VIEWER).get("/api/v1/windows").json().path("items");
    assertThat(listed.valueStream().map(one -> one.path("name").asString("")))
        .contains("night-test");
    var openings = Testbed.as(VIEWER).get(WINDOW + "/openings?count=3").json().path("items");
    assertThat(openings.size()).isEqualTo(3);
    assertThat(openings.get(0).path("open").asBoolean(false)).isTrue();
    assertThat(operator().get("/windows?edit=night-test").text())
        .contains("night-test", "every day", "open for");
    assertThat(Testbed.as(VIEWER).call("DELETE", WINDOW, null).status()).isEqualTo(403);
  }

  @Test
  void everythingWrongWithAWindowIsNamedAtOnce() {
    var answer =
        save(Map.of("zone", "Europe/Belin", "days", List.of("noday"), "from", "2", "to", "03:00"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("faults").size()).isEqualTo(3);
    assertThat(answer.text()).contains("Europe/Berlin");
    assertThat(operator().get(WINDOW).status()).isEqualTo(404);
  }

  private boolean bmcIsUntouched() {
    var history = simulator.bmcs().getFirst().history();
    return history.hostReboots() == 0 && history.attributeChanges().isEmpty();
  }

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private static Caller.Answer save(Map<String, Object> window) {
    return operator().call("PUT", WINDOW, JsonMapper.shared().writeValueAsString(window));
  }

  private static Map<String, Object> always() {
    return window("days", List.of(DayOfWeek.values()));
  }

  private static Map<String, Object> inSomeDays() {
    return window("dates", List.of(LocalDate.now(ZoneOffset.UTC).plusDays(9).toString()));
  }

  private static Map<String, Object> window(String key, Object days) {
    var window = new LinkedHashMap<String, Object>();
    window.put("zone", "UTC");
    window.put(key, days);
    window.put("from", "00:00");
    window.put("to", "00:00");
    return window;
  }

  private static Map<String, Object> change(String window) {
    return Map.of(
        "servers", List.of(SERVER), "attributes", Map.of("QuietBoot", false), "window", window);
  }

  private static String start(String window) {
    var answer = operator().post("/api/v1/bios/changes", change(window));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("jobs").get(0).path("job").asString("");
  }

  private static JsonNode job(String id) {
    return operator().get("/api/v1/jobs/" + id).json();
  }
}
