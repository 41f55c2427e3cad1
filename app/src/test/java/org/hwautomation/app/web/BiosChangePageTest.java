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
