package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The dialogs for many servers as a browser without scripts sees them, up to their order.
class OrderDialogsTest {

  private static final List<String> SERVERS = List.of("dialog-a", "dialog-b");
  private static final Pattern PLAN = Pattern.compile("name=\"plan\" value=\"([^\"]+)\"");

  private final PlainBrowser browser = new PlainBrowser();
  private Simulator simulator;
  private String first;
  private String second;

  @BeforeEach
  void enrol() {
    simulator = Testbed.simulator("hpe-dl380-gen11", "hpe-dl380-gen11");
    first = Testbed.enrol(simulator.bmcs().getFirst(), SERVERS.getFirst());
    second = Testbed.enrol(simulator.bmcs().getLast(), SERVERS.getLast());
    browser.signIn(Role.OPERATOR);
  }

  @AfterEach
  void stop() {
    for (var server : SERVERS) {
      Testbed.as(Role.OPERATOR).call("DELETE", "/api/v1/servers/" + server, null);
    }
    simulator.close();
  }

  @Test
  void operationsOnTheChosenServersAreAnOrderThatWaitsForApproval() {
    var chosen =
        browser.post("/servers", "/servers/selection", "act", "operations", "server", first);
    assertThat(PlainBrowser.location(chosen)).endsWith("/bios/operations?server=" + first);
    var dialog = "/bios/operations?server=" + first + "&server=" + second;
    assertThat(browser.get(dialog).text()).contains("dialog-a", "dialog-b", "secure boot keys");

    var going =
        browser.post(
            dialog,
            "/bios/operations/plan",
            "server",
            first,
            "server",
            second,
            "operation",
            "boot-order",
            "first",
            "pxe",
            "atOnce",
            "1");

    var order = PlainBrowser.location(going);
    Eventually.holds(
        "the plans wait for approval", () -> browser.get(order).text().contains("awaits approval"));
    var page = browser.get(order).text();
    assertThat(page)
        .contains("BIOS operation, now, with a restart of the host; 1 server at once")
        .contains("wanted: ")
        .contains("Begin on 2 servers")
        .doesNotContain("every 2s");
    browser.post(order, order + "/remove");
    assertThat(browser.get("/orders").text()).doesNotContain(order);
  }

  @Test
  void anOperationThatIsWrittenWronglyIsToldInTheDialog() {
    var dialog = "/bios/operations?server=" + first + "&server=" + second;
    var answer =
        browser.post(
            dialog,
            "/bios/operations/plan",
            "server",
            first,
            "server",
            second,
            "operation",
            "defaults",
            "atOnce",
            "many");
    assertThat(answer.text()).contains("is no number of servers", "value=\"many\"");
  }

  @Test
  void provisioningOfManyKeepsItsPlansWindowAndPaceInItsOrder() throws IOException {
    var types =
        Files.createDirectories(Testbed.service().configDirectory().resolve("device-types"));
    var type = Files.writeString(types.resolve("dialogued.yaml"), "name: dialogued\nmatch: []\n");
    reload();
    try {
      provisionLater();
    } finally {
      Files.delete(type);
      reload();
    }
  }

  private static void reload() {
    Testbed.as(Role.ADMIN).post("/api/v1/configuration/reload", Map.of());
  }

  private void provisionLater() {
    var dialog = "/provision?server=" + first + "&server=" + second;
    assertThat(browser.get(dialog).text())
        .contains("How many servers at once", "whichever covers the server")
        .doesNotContain("when somebody restarts the host");
    var when =
        new String[] {
          "role",
          "dialogued",
          "firmwarePolicy",
          "NONE",
          "apply",
          "AT",
          "at",
          "2999-01-01T00:00",
          "atOnce",
          "1"
        };
    var planned =
        browser.post(dialog, "/provision/plan", with(when, "server", first, "server", second));
    var plans = PLAN.matcher(planned.text());
    assertThat(plans.find()).as(planned.text()).isTrue();
    var one = plans.group(1);
    assertThat(plans.find()).isTrue();

    var going =
        browser.post(dialog, "/provision/go", with(when, "plan", one, "plan", plans.group(1)));

    var order = PlainBrowser.location(going);
    Eventually.holds(
        "the jobs wait for their time", () -> browser.get(order).text().contains("2 queued"));
    assertThat(browser.get(order).text())
        .contains("Provisioning, from 2999-01-01T00:00:00Z; 1 server at once");
    browser.post(order, order + "/cancel");
    Eventually.holds("it is over", () -> browser.get(order).text().contains("2 cancelled"));
    assertThat(browser.get(order).text())
        .contains("Remove from the list")
        .doesNotContain("every 2s");
  }

  private static String[] with(String[] some, String... more) {
    var all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
