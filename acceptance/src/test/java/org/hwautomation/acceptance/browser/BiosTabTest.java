package org.hwautomation.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
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

/// A person looks for a BIOS setting, and at what changed.
class BiosTabTest {

  @TempDir static Path directory;
  private static Chromium chromium;
  private static Simulator simulator;
  private static RunningService service;
  private static BrowserContext browser;
  private static String server;
  private static String locking;

  private Page page;

  @BeforeAll
  static void open() throws IOException {
    chromium = new Chromium();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    simulator = Simulator.start(FleetSpec.of("generic", "dell-r750").withTimeScale(300));
    service = new RunningService(directory, 0.1);
    browser = chromium.fresh();
    var page = browser.newPage();
    page.navigate(service.url() + "/servers/add");
    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill(service.password().reveal());
    page.locator("button.btn-primary").click();
    server = enrol(page, simulator.bmcs().getFirst());
    read(page, server);
    page.navigate(server + "/bios/history");
    page.getByLabel("Note").fill("as delivered");
    page.getByText("Baseline: as it should be").click();
    page.getByText("Read now and keep").click();
    assertThat(page.locator("tbody")).containsText("as delivered");
    page.navigate(service.url() + "/servers/add");
    locking = enrol(page, simulator.bmcs().getLast());
    read(page, locking);
    page.close();
  }

  private static void read(Page page, String address) {
    page.navigate(address + "?tab=bios");
    assertThat(page.locator(".empty-note")).containsText("Not read yet");
    page.getByText("Read again", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("[data-bios-search]")).isVisible();
  }

  private static String enrol(Page page, SimulatedBmc machine) {
    page.getByLabel("BMC address")
        .fill(machine.address().getHostString() + ":" + machine.address().getPort());
    page.getByLabel("BMC user").fill(machine.user());
    page.getByLabel("Password").fill(machine.password());
    page.getByLabel("SHA-256 of its certificate").fill(machine.certificateSha256());
    page.getByText("Look at it and enrol").click();
    assertThat(page.locator(".nav-tabs")).isVisible();
    return page.url().replaceFirst("[?#].*", "");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
    if (service != null) service.close();
    if (simulator != null) simulator.close();
    if (chromium != null) chromium.close();
  }

  @BeforeEach
  void look() {
    page = browser.newPage();
    page.navigate(server + "?tab=bios");
    assertThat(page.locator("[data-bios-count]")).containsText("settings");
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void settingsAreFoundWhileTypingWithoutAskingTheService() {
    var all = page.locator(".bios-row").count();
    var requests = new AtomicInteger();
    page.onRequest(_ -> requests.incrementAndGet());

    page.getByLabel("Search BIOS settings").pressSequentially("quietboot");
    assertThat(visibleRows()).hasCount(1);
    assertThat(visibleRows()).hasAttribute("data-name", "QuietBoot");
    assertThat(page.locator("[data-bios-count]")).hasText("1 of " + all + " settings");
    assertThat(requests).hasValue(0);
    assertThat(page).hasURL(Pattern.compile(".*q=quietboot.*"));

    page.reload();
    assertThat(visibleRows()).hasCount(1);
    page.getByLabel("Search BIOS settings").fill("no setting is called so");
    assertThat(page.locator("[data-bios-none]")).isVisible();
  }

  @Test
  void categoryShowsItsSettingsOnly() {
    var category = page.locator("[data-bios-category]:not([data-bios-category=''])").first();
    var name = category.getAttribute("data-bios-category");
    var number = Integer.parseInt(category.locator("[data-bios-number]").textContent().strip());

    category.click();
    assertThat(visibleRows()).hasCount(number);
    assertThat(category).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("details[data-bios-group]:not([hidden])")).hasCount(1);
    assertThat(page.locator("details[data-bios-group]:not([hidden])"))
        .hasAttribute("data-bios-group", name);
  }

  @Test
  void whatADraftOpensCanBeEditedAtOnceAndThePlanIsOneClickAway() {
    page.navigate(locking + "?tab=bios&q=ProcPwrPerf");
    var row = page.locator("#bios-ProcPwrPerf");
    assertThat(row.locator(".bios-edit")).isDisabled();

    row.getByText("Set System Profile to Custom").click();
    assertThat(page.locator("[data-bios-note]")).containsText("needs 1 restart");
    assertThat(page.locator("[data-bios-note]")).containsText("opens");
    row.locator(".bios-edit").click();
    row.locator("select").selectOption("MaxPerf");
    page.keyboard().press("Enter");
    assertThat(row).containsText("was System DBPM");
    assertThat(page.locator("[data-bios-sum]")).hasText("2 changes");

    page.reload();
    assertThat(page.locator("[data-bios-sum]")).hasText("2 changes");
    page.locator("[data-bios-review]").click();
    assertThat(page.locator("details.plan")).containsText("ProcPwrPerf");
    assertThat(page.locator("#settings")).hasValue("SysProfile=Custom\nProcPwrPerf=MaxPerf");
    assertThat(page.locator("#go")).isEnabled();

    page.navigate(locking + "?tab=bios");
    page.locator("[data-bios-discard]").click();
    assertThat(page.locator("[data-bios-note]")).hasText("2 changes discarded.");
    page.locator("[data-bios-discard]").click();
    assertThat(page.locator("[data-bios-sum]")).hasText("2 changes");
    page.locator("[data-bios-discard]").click();
    page.reload();
    assertThat(page.locator("[data-bios-draft]")).isHidden();
  }

  @Test
  void faultIsHeardWhileTypingAndEscapeTakesItBack() {
    page.navigate(locking + "?tab=bios&q=AssetTag");
    var row = page.locator("#bios-AssetTag");
    row.locator(".bios-edit").click();
    var text = row.getByRole(AriaRole.TEXTBOX);
    text.evaluate("field => field.removeAttribute('maxlength')");
    text.fill("x".repeat(100));

    assertThat(row.locator(".bios-fault")).containsText("AssetTag");
    assertThat(page.locator("[data-bios-live]")).containsText("1 fault");
    assertThat(text).hasAttribute("aria-invalid", "true");

    page.keyboard().press("Escape");
    assertThat(row.locator(".bios-fault")).hasCount(0);
    assertThat(page.locator("[data-bios-draft]")).isHidden();
  }

  @Test
  void slashLeadsToTheSearch() {
    page.locator("[data-bios-open]").focus();
    page.keyboard().press("/");
    assertThat(page.getByLabel("Search BIOS settings")).isFocused();
    assertThat(page.getByLabel("Search BIOS settings")).hasValue("");
  }

  @Test
  void historyLeadsToAComparison() {
    page.getByText("History and compare").click();
    assertThat(page.locator("tbody")).containsText("as delivered");

    page.getByText("Compare left with right").click();
    assertThat(page.locator("h2")).hasText(Pattern.compile("No difference; .*"));
  }

  private Locator visibleRows() {
    return page.locator(".bios-row:not([hidden])");
  }
}
