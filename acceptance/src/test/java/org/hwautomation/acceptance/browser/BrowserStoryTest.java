package org.hwautomation.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person provisions a server, and sees what happens to it.
class BrowserStoryTest {

  /// A tenth of the pauses that real hardware needs; a limit of 15 minutes is still 90 seconds, so
  /// that a slow start of the service breaks none.
  private static final double PACE = 0.1;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static Simulator simulator;
  private static MachineTime time;
  private static RunningService service;

  private BrowserContext browser;
  private Page page;

  @BeforeAll
  static void open() throws IOException {
    chromium = new Chromium();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    simulator = Simulator.start(FleetSpec.of("generic", "generic", "generic").withTimeScale(0));
    time = new MachineTime(simulator.bmcs());
    service = new RunningService(directory, PACE);
    new Stock(directory.resolve("config")).fill(simulator.bmc().machine(), service);
  }

  @AfterAll
  static void close() {
    if (service != null) service.close();
    if (time != null) time.close();
    if (simulator != null) simulator.close();
    if (chromium != null) chromium.close();
  }

  @BeforeEach
  void signIn() {
    time.flow();
    browser = chromium.fresh();
    page = browser.newPage();
    page.navigate(service.url() + "/servers");
    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill(service.password().reveal());
    page.getByRole(AriaRole.BUTTON, button("Sign in")).click();
    // Where the person wanted to go before they were asked who they are.
    assertThat(page).hasURL(service.url() + "/servers");
  }

  @AfterEach
  void leave() {
    browser.close();
  }

  @Test
  void watchesAServerBeingProvisionedWhileTheServiceIsKilledAndStartedAgain() {
    var machine = simulator.bmcs().get(0);
    enrol(machine);
    readPlanAndGo();
    rememberDocument();

    var percent = page.locator("#percent");
    var first = percent.textContent();
    assertThat(percent).not().hasText(first);
    var install = page.locator("li.running", with("Install BMC"));
    assertThat(install).isVisible();
    time.stand(); // the job cannot end before the service is back

    service.kill();
    assertThat(page.locator(".live-lost")).isVisible();
    assertThat(page.locator("#job-body")).containsText("Install BMC");
    service.startAgain();
    assertThat(page.locator(".live-lost")).isHidden();

    time.flow();
    var seen = page.locator("li.done", with("Install BMC"));
    assertThat(seen).isVisible();
    assertThat(page.locator("#job-body .state").first()).hasText("succeeded", patient());
    assertThat(percent).hasText("100 %");
    assertThat(page.locator("#job [role=status]")).containsText("verified by reading again");
    assertThat(page.locator("#cancel")).hasCount(0);
    assertSameDocument();
    assertThat(machine.history().flashes()).hasSize(2);
  }

  @Test
  void cancelsFromThePage() {
    var machine = simulator.bmcs().get(1);
    enrol(machine);
    readPlanAndGo();
    rememberDocument();
    assertThat(page.locator("li.running", with("Install BMC"))).isVisible();
    time.stand();
    page.getByRole(AriaRole.BUTTON, button("Cancel")).click();
    assertThat(page.locator("#job-body .state").first())
        .hasText(Pattern.compile("cancelling|cancelled"));
    time.flow();
    assertThat(page.locator("#job-body .state").first()).hasText("cancelled", patient());
    assertThat(page.locator("#resume")).isVisible();
    assertThat(machine.history().hostReboots()).isZero();
  }

  @Test
  void quarantineKeepsAServerFromBeingProvisionedUntilItIsReleased() {
    enrol(simulator.bmcs().get(2));
    page.getByRole(AriaRole.LINK, link("Edit")).click();
    page.getByLabel("Device type", exactly()).selectOption(Stock.DEVICE_TYPE);
    page.getByLabel("Tags").fill("rack-7 lab");
    page.getByRole(AriaRole.BUTTON, button("Save")).click();
    assertThat(page.locator("dl.facts")).containsText("lab, rack-7");

    page.getByRole(AriaRole.LINK, link("Edit")).click();
    page.getByLabel("Why no job may change it").fill("evidence");
    page.getByRole(AriaRole.BUTTON, button("Put into quarantine")).click();
    assertThat(page.locator(".state", with("quarantined"))).isVisible();
    page.getByRole(AriaRole.LINK, link("Provision…")).click();
    page.getByRole(AriaRole.BUTTON, button("Show the plan")).click();
    assertThat(page.locator("details.plan")).containsText("it is in quarantine (evidence)");
    assertThat(page.locator("#go")).isDisabled();

    page.getByRole(AriaRole.LINK, link(simulator.bmcs().get(2).name())).first().click();
    page.getByRole(AriaRole.LINK, link("Edit")).click();
    page.getByRole(AriaRole.BUTTON, button("Release it")).click();
    page.getByRole(AriaRole.LINK, link("Provision…")).click();
    page.getByRole(AriaRole.BUTTON, button("Show the plan")).click();
    assertThat(page.locator("details.plan")).containsText("2 images · 1 setting");
    assertThat(page.locator("#go")).isEnabled();
  }

  private void enrol(SimulatedBmc machine) {
    page.getByRole(AriaRole.LINK, link("Add a server")).first().click();
    page.getByLabel("BMC address")
        .fill(machine.address().getHostString() + ":" + machine.address().getPort());
    page.getByLabel("Name", exactly()).fill(machine.name());
    page.getByLabel("BMC user").fill(machine.user());
    page.getByLabel("Password").fill(machine.password());
    page.getByLabel("SHA-256 of its certificate").fill(machine.certificateSha256());
    page.getByRole(AriaRole.BUTTON, button("Look at it and enrol")).click();
    assertThat(page.locator("h1")).hasText(machine.name());
    assertThat(page.locator(".state", with("enrolled"))).isVisible();
  }

  private void readPlanAndGo() {
    page.getByRole(AriaRole.LINK, link("Provision…")).click();
    page.getByLabel("Device type", exactly()).selectOption(Stock.DEVICE_TYPE);
    page.getByRole(AriaRole.BUTTON, button("Show the plan")).click();
    var plan = page.locator("details.plan");
    assertThat(plan).containsText("2 images · 1 setting");
    assertThat(plan).containsText("Sriov");
    assertThat(plan).containsText("restarts the host");
    page.getByRole(AriaRole.BUTTON, button("Provision 1 server")).click();
    assertThat(page).hasURL(Pattern.compile(".*/jobs/[0-9a-f-]{36}"));
  }

  private void rememberDocument() {
    page.evaluate("window.seenFromTheStart = true");
  }

  private void assertSameDocument() {
    assertThat(page.evaluate("window.seenFromTheStart === true"))
        .as("the page was not loaded anew")
        .isEqualTo(true);
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions patient() {
    return new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
        .setTimeout(180_000);
  }
}
