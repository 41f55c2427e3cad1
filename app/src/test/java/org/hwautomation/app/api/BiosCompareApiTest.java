package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.util.Map;
import java.util.TreeMap;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BiosCompareApiTest {

  private static Simulator simulator;

  @BeforeAll
  static void readTwoVendors() {
    simulator = Testbed.simulator("dell-r750", "generic");
    read(Testbed.enrol(simulator.bmcs().get(0), "compare-dell"));
    read(Testbed.enrol(simulator.bmcs().get(1), "compare-generic"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void intentsOfAProfileAreComparedByWhatTheyComeToOnThatServer() {
    var made =
        Testbed.as(OPERATOR)
            .post(
                "/api/v1/bios/profiles",
                Map.of(
                    "name", "compare-intents",
                    "settings", Map.of("NumLock", "On", "NoSuchThing", "x"),
                    "intents", Map.of("virtualization", "on")));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);

    var diff = compare("profile:compare-intents", "server:compare-dell");
    assertThat(kinds(diff))
        .containsEntry("ProcVirtualization", "CHANGED")
        .containsEntry("NoSuchThing", "REMOVED");

    var other = compare("profile:compare-intents", "profile:compare-intents");
    assertThat(kinds(other))
        .as("without a server nobody knows what an intent comes to")
        .isEqualTo(Map.of("virtualization", "NOT_COMPARABLE"));
  }

  @Test
  void serversOfTwoVendorsHaveNothingToCompare() {
    var diff = compare("server:compare-dell", "server:compare-generic");

    assertThat(diff.path("note").asString("")).contains("vendors differ");
    assertThat(diff.path("same").asInt(-1)).isZero();
    assertThat(kinds(diff).values()).doesNotContain("CHANGED", "SAME");
  }

  @Test
  void whatIsTheSameIsShownOnRequest() {
    var few = compare("server:compare-dell", "server:compare-dell");
    var all = compare("server:compare-dell", "server:compare-dell&all=true");

    assertThat(few.path("differences").isEmpty()).isTrue();
    assertThat(all.path("differences").size()).isEqualTo(few.path("same").asInt(0)).isPositive();
  }

  private static Map<String, String> kinds(JsonNode diff) {
    var kinds = new TreeMap<String, String>();
    for (var one : diff.path("differences")) {
      kinds.put(one.path("attribute").asString(""), one.path("kind").asString(""));
    }
    return kinds;
  }

  private static JsonNode compare(String left, String right) {
    var answer = Testbed.as(VIEWER).get("/api/v1/bios/compare?left=" + left + "&right=" + right);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private static void read(String server) {
    var answer = Testbed.as(OPERATOR).post("/api/v1/servers/" + server + "/bios/refresh", Map.of());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }
}
