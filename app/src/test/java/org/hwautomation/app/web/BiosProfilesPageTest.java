package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// The pages of BIOS profiles as a browser without scripts sees them.
class BiosProfilesPageTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @Test
  void aProfileIsImportedChangedLookedUpInItsOldVersionAndRemoved() {
    signIn(Role.OPERATOR);
    var imported =
        post(
            "/bios/profiles",
            "/bios/profiles/import",
            "content",
            "name: of-the-page\nintents: {turbo: off}\nsettings: {Some<b>Attribute: one}\n");
    assertThat(location(imported)).endsWith("/bios/profiles/of-the-page");
    var first = get("/bios/profiles/of-the-page");
    assertThat(first.text())
        .contains("turbo", "Version 1", "Save as version 2", "Some&lt;b&gt;Attribute");

    var changed =
        post(
            "/bios/profiles/of-the-page",
            "/bios/profiles/of-the-page",
            "basedOn",
            "1",
            "source",
            "name: of-the-page\nsettings: {Colour: green}\n");
    assertThat(location(changed)).endsWith("/bios/profiles/of-the-page");
    assertThat(get("/bios/profiles/of-the-page?version=1").text())
        .contains("to the newest version")
        .doesNotContain("Save as version");

    var outdated =
        post(
            "/bios/profiles/of-the-page",
            "/bios/profiles/of-the-page",
            "basedOn",
            "1",
            "source",
            "name: of-the-page\nsettings: {Colour: blue}\n");
    assertThat(outdated.text()).contains("is at version 2 now", "Colour: blue");
    assertThat(get("/bios/profiles/of-the-page/export?format=YAML").text())
        .contains("Colour: \"green\"");

    post("/bios/profiles/of-the-page", "/bios/profiles/remove", "name", "of-the-page");
    assertThat(get("/bios/profiles/of-the-page").status()).isEqualTo(404);
  }

  @Test
  void faultsAreShownWithTheirLinesAndWhatWasTypedStays() {
    signIn(Role.OPERATOR);

    var page =
        post(
            "/bios/profiles", "/bios/profiles/import", "content", "name: x\nsettigns: {A: kept}\n");

    assertThat(page.text()).contains("profile:2:1", "settings", "settigns: {A: kept}");
  }

  @Test
  void viewersSeeNoForms() {
    signIn(Role.VIEWER);

    assertThat(get("/bios/profiles").text()).contains("BIOS profiles").doesNotContain("Import</");
  }

  private void signIn(Role role) {
    var name = "the-" + role.name().toLowerCase(java.util.Locale.ROOT);
    post("/login", "/login", "username", name, "password", Testbed.password(role));
  }

  private Answer get(String path) {
    return Caller.send(browser, request(path).GET().build());
  }

  /// @param from the page whose form is sent
  private Answer post(String from, String to, String... fields) {
    var csrf = CSRF.matcher(get(from).text());
    assertThat(csrf.find()).as("a form on " + from).isTrue();
    var form = new StringBuilder("_csrf=").append(encoded(csrf.group(1)));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return Caller.send(
        browser,
        request(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(Testbed.service().uri().resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "text/html");
  }

  private static String location(Answer answer) {
    return answer.whole().headers().firstValue("Location").orElse("none: " + answer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
