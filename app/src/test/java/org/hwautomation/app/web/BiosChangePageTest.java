package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The dialog of a BIOS change as a browser without scripts sees it.
class BiosChangePageTest {

  private static final String SERVER = "bios-change-page";
  private static final Pattern PLAN = Pattern.compile("name=\"plan\" value=\"([^\"]+)\"");

  private final PlainBrowser browser = new PlainBrowser();
  private Simulator simulator;
  private String id;

  @BeforeEach
  void enrol() {
    simulator = Testbed.simulator("generic");
    id = Testbed.enrol(bmc(), SERVER);
    browser.signIn(Role.OPERATOR);
  }

  @AfterEach
  void stop() {
    Testbed.as(Role.OPERATOR).call("DELETE", "/api/v1/servers/" + SERVER, null);
    simulator.close();
  }

  private SimulatedBmc bmc() {
    return simulator.bmcs().getFirst();
  }

  @Test
  void aLinkFillsTheDialogIn() {
    assertThat(browser.get("/bios/change?server=" + SERVER + "&set=Sriov=Enabled&intent=turbo=off"))
        .satisfies(page ->
            assertThat(page.text()).contains("Sriov=Enabled", "turbo=off", "value=\"" + id));
  }

  /// Commas belong to the value: `boot-order` has them.
  @Test
  void aListInALinkStaysOneValue() {
    assertThat(browser.get("/bios/change?server=" + SERVER + "&intent=boot-order=pxe,hdd").text())
        .contains("boot-order=pxe,hdd");
  }

  @Test
  void serversAreChosenByNameOrSearchAndCountedMeanwhile() {
    var first = browser.get("/bios/change").text();
    assertThat(first).contains("Which servers").doesNotContain("Show the plan");

    assertThat(browser.post("/bios/change", "/bios/change/count", "text", SERVER).text())
        .isEqualTo("1 server chosen.");
    assertThat(browser.post("/bios/change", "/bios/change/count", "names", "no-such").text())
        .contains("no server \"no-such\"");
    var chosen =
        browser.post("/bios/change", "/bios/change", "names", SERVER, "settings", "Sriov=Enabled");
    assertThat(chosen.text())
        .contains("Show the plan", "Sriov=Enabled", "data-bios-target=\"" + id);
    var others = browser.post("/bios/change", "/bios/change", "names", SERVER, "choose", "true");
    assertThat(others.text()).contains("Which servers");
  }

  @Test
  void aNameThatIsOfNoServerIsNamed() {
    var page = browser.post("/bios/change", "/bios/change", "names", SERVER + ", no-such");
    assertThat(page.text()).contains("Which servers", "no-such", SERVER);
  }

  @Test
  void whatASearchFindsIsPlanned() {
    var planned =
        browser.post(
            "/bios/change",
            "/bios/change/plan",
            "text",
            SERVER,
            "settings",
            "Sriov=Enabled\nQuietBoot=perhaps");
    assertThat(planned.text()).contains("cannot be changed as asked", "QuietBoot");
  }

  @Test
  void theApprovedPlanRuns() {
    var dialog = "/bios/change?server=" + SERVER;
    var planned =
        browser.post(
            dialog, "/bios/change/plan", "server", id, "settings", "Sriov=Enabled", "apply", "NOW");
    var plan = PLAN.matcher(planned.text());
    assertThat(plan.find()).as(planned.text()).isTrue();

    var going =
        browser.post(
            dialog,
            "/bios/change/go",
            "plan",
            plan.group(1),
            "settings",
            "Sriov=Enabled",
            "apply",
            "NOW");

    assertThat(PlainBrowser.location(going)).contains("/jobs/");
  }

  @Test
  void aWindowThatIsNotThereIsNamedBeforeAnythingBegins() {
    var planned =
        browser.post(
            "/bios/change?server=" + SERVER,
            "/bios/change/plan",
            "server",
            id,
            "settings",
            "Sriov=Enabled",
            "apply",
            "NEXT_WINDOW",
            "window",
            "no-such-window");
    assertThat(planned.text()).contains("no-such-window", "cannot be changed as asked");
  }

  /// Somebody who wanted to wait must not get a restart now.
  @Test
  void aMomentThatDoesNotExistIsNotTakenForNow() {
    var answer =
        browser.post(
            "/bios/change?server=" + SERVER,
            "/bios/change/plan",
            "server",
            id,
            "settings",
            "Sriov=Enabled",
            "apply",
            "WHENEVER");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(bmc().history().attributeChanges()).isEmpty();
  }
}
