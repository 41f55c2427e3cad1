package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// The pages of BIOS profiles as a browser without scripts sees them.
class BiosProfilesPageTest {

  private final PlainBrowser browser = new PlainBrowser();

  @Test
  void aProfileIsImportedChangedLookedUpInItsOldVersionAndRemoved() {
    browser.signIn(Role.OPERATOR);
    var imported =
        browser.post(
            "/bios/profiles",
            "/bios/profiles/import",
            "content",
            "name: of-the-page\nintents: {turbo: off}\nsettings: {Some<b>Attribute: one}\n");
    assertThat(PlainBrowser.location(imported)).endsWith("/bios/profiles/of-the-page");
    var first = browser.get("/bios/profiles/of-the-page");
    assertThat(first.text())
        .contains("turbo", "Version 1", "Save as version 2", "Some&lt;b&gt;Attribute");

    var changed =
        browser.post(
            "/bios/profiles/of-the-page",
            "/bios/profiles/of-the-page",
            "basedOn",
            "1",
            "source",
            "name: of-the-page\nsettings: {Colour: green}\n");
    assertThat(PlainBrowser.location(changed)).endsWith("/bios/profiles/of-the-page");
    assertThat(browser.get("/bios/profiles/of-the-page?version=1").text())
        .contains("to the newest version")
        .doesNotContain("Save as version");

    var outdated =
        browser.post(
            "/bios/profiles/of-the-page",
            "/bios/profiles/of-the-page",
            "basedOn",
            "1",
            "source",
            "name: of-the-page\nsettings: {Colour: blue}\n");
    assertThat(outdated.text()).contains("is at version 2 now", "Colour: blue");
    assertThat(browser.get("/bios/profiles/of-the-page/export?format=YAML").text())
        .contains("Colour: \"green\"");

    browser.post("/bios/profiles/of-the-page", "/bios/profiles/remove", "name", "of-the-page");
    assertThat(browser.get("/bios/profiles/of-the-page").status()).isEqualTo(404);
  }

  @Test
  void aProfileIsImportedFromAFile() {
    browser.signIn(Role.OPERATOR);

    var imported =
        browser.upload(
            "/bios/profiles",
            "/bios/profiles/import",
            "file",
            "uploaded.yaml",
            "name: of-a-file\nsettings: {Colour: green}\n");

    assertThat(PlainBrowser.location(imported)).endsWith("/bios/profiles/of-a-file");
    browser.post("/bios/profiles/of-a-file", "/bios/profiles/remove", "name", "of-a-file");
  }

  @Test
  void anImportOfNothingSaysWhatIsMissing() {
    browser.signIn(Role.OPERATOR);

    assertThat(browser.post("/bios/profiles", "/bios/profiles/import", "content", "").text())
        .contains("neither a file nor a text");
  }

  @Test
  void faultsAreShownWithTheirLinesAndWhatWasTypedStays() {
    browser.signIn(Role.OPERATOR);

    var page =
        browser.post(
            "/bios/profiles", "/bios/profiles/import", "content", "name: x\nsettigns: {A: kept}\n");

    assertThat(page.text()).contains("profile:2:1", "settings", "settigns: {A: kept}");
  }

  @Test
  void viewersSeeNoForms() {
    browser.signIn(Role.VIEWER);

    assertThat(browser.get("/bios/profiles").text())
        .contains("BIOS profiles")
        .doesNotContain("Import</");
  }
}
