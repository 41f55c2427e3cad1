package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// The pages about a server's BIOS, as the browser gets them.
class BiosPagesTest {

  @Test
  void tabHistoryAndComparisonShowWhatWasRead() {
    try (var simulator = Testbed.simulator("generic")) {
      var id = Testbed.enrol(simulator.bmc(), "bios-pages");
      var server = "/servers/" + id;
      assertThat(page(server + "?tab=bios")).contains("Not read yet");
      assertThat(page(server + "/bios/history")).contains("Nothing was read yet");

      post("/api/v1" + server + "/bios/refresh", Map.of());
      assertThat(page(server + "?tab=bios"))
          .contains("data-name=\"QuietBoot\"", "data-bios-search", "/bios/history");

      post(
          "/api/v1" + server + "/bios/snapshots",
          Map.of("note", "as <delivered>", "baseline", true));
      assertThat(page(server + "/bios/history"))
          .contains("baseline", "as &lt;delivered&gt;", "the-operator");
      assertThat(page("/bios/compare?left=baseline:bios-pages&right=server:bios-pages"))
          .contains("No difference");
      assertThat(page("/bios/compare?left=baseline:bios-pages&right=server:bios-pages&all=true"))
          .contains("QuietBoot", "Only differences");
    }
  }

  @Test
  void comparisonOfWhatIsNotThereSaysWhatIsMissing() {
    var answer = Testbed.as(Role.VIEWER).get("/bios/compare?left=server:no-such&right=nonsense");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("nonsense");
  }

  private static String page(String path) {
    var answer = Testbed.as(Role.VIEWER).get(path);
    assertThat(answer.status()).as(path + " " + answer).isEqualTo(200);
    return answer.text();
  }

  private static void post(String path, Object body) {
    var answer = Testbed.as(Role.OPERATOR).post(path, body);
    assertThat(answer.status()).as(path + " " + answer).isIn(200, 201);
  }
}
