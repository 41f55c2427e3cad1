package org.hwautomation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// Signing in by form and by API, from an address of its own where somebody guesses: a guesser's
/// address is slowed down for everybody behind it.
class SignInTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @Test
  void formSignsInWithACookieThatScriptsAndOtherSitesCannotUse() {
    var answer = signIn("the-viewer", Testbed.password(Role.VIEWER));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.whole().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie).startsWith("hwa-sign-in=").contains("HttpOnly", "SameSite=Lax"));
    assertThat(page("/servers").status()).isEqualTo(200);
  }

  @Test
  void wrongPasswordOfTheFormSaysSoAndSignsNobodyIn() {
    var answer = signIn("the-viewer", "not-it-at-all");

    assertThat(answer.whole().headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).endsWith("/login?wrong"));
    assertThat(page("/servers").status()).isEqualTo(302);
  }

  @Test
  void formPostsWithoutTheTokenOfThePageAreRefused() {
    signIn("the-admin", Testbed.password(Role.ADMIN));
    var stolen = post("/api/v1/configuration/reload", "application/json", "{}");
    assertThat(stolen.status()).isEqualTo(403);

    var form = post("/logout", "application/x-www-form-urlencoded", "");
    assertThat(form.status()).isEqualTo(403);
    assertThat(page("/servers").status()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() {
    signIn("the-viewer", Testbed.password(Role.VIEWER));
    var token = csrf(page("/servers").text());

    post("/logout", "application/x-www-form-urlencoded", "_csrf=" + token);

    assertThat(page("/servers").status()).isEqualTo(302);
  }

  @Test
  void everyPageSendsStrangersToTheForm() {
    for (var path : new String[] {"/", "/servers", "/jobs", "/users", "/audit", "/api/docs"}) {
      assertThat(page(path).status()).as(path).isIn(302, 401);
    }
  }

  @Test
  void guessingIsSlowedDownAndTheRightPasswordIsNotEvenLookedAt() throws UnknownHostException {
    var guesser = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.66")).build();
    Answer answer = null;
    for (int tries = 0; tries < 6; tries++) answer = tokenFor(guesser, "nobody-" + tries);
    assertThat(answer).isNotNull();
    assertThat(answer.code()).isEqualTo("login-throttled");

    var right = tokenFor(guesser, "the-operator");
    assertThat(right.code()).isEqualTo("login-throttled");
    assertThat(right.status()).isEqualTo(429);
    assertThat(right.whole().headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void tokenIsShownOnceWorksAndEndsWhenItIsRevoked() {
    var viewer = Testbed.as(Role.VIEWER);
    var issued = viewer.post("/api/v1/tokens", Map.of("title", "a robot", "role", "VIEWER"));
    var secret = issued.json().path("secret").asString("");
    var id = issued.json().path("token").path("id").asString("");
    var robot = new Caller(Testbed.service().uri(), secret);

    assertThat(robot.get("/api/v1/about").json().path("user").asString("")).isEqualTo("the-viewer");
    assertThat(viewer.get("/api/v1/tokens").text()).contains("a robot").doesNotContain(secret);

    assertThat(viewer.call("DELETE", "/api/v1/tokens/" + id, null).status()).isEqualTo(204);
    assertThat(robot.get("/api/v1/about").code()).isEqualTo("not-signed-in");
  }

  @Test
  void tokenCannotBeMoreThanItsOwner() {
    var answer =
        Testbed.as(Role.VIEWER).post("/api/v1/tokens", Map.of("title", "climber", "role", "ADMIN"));

    assertThat(answer.status()).as(answer.toString()).isIn(403, 422);
    assertThat(answer.text()).doesNotContain("\"secret\"");
  }

  private Answer signIn(String user, String password) {
    var token = csrf(page("/login").text());
    return post(
        "/login",
        "application/x-www-form-urlencoded",
        "username=%s&password=%s&_csrf=%s"
            .formatted(user, URLEncoder.encode(password, StandardCharsets.UTF_8), token));
  }

  private static Answer tokenFor(HttpClient client, String user) {
    var body =
        "{\"user\":\"%s\",\"password\":\"%s\"}"
            .formatted(
                user, user.equals("the-operator") ? Testbed.password(Role.OPERATOR) : "guess");
    return Caller.send(client, request("/api/v1/sessions", "application/json", body));
  }

  private Answer page(String path) {
    var uri = Testbed.service().uri().resolve(path);
    return Caller.send(
        browser, HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build());
  }

  private Answer post(String path, String type, String body) {
    return Caller.send(browser, request(path, type, body));
  }

  private static HttpRequest request(String path, String type, String body) {
    return HttpRequest.newBuilder(Testbed.service().uri().resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String csrf(String page) {
    var found = CSRF.matcher(page);
    assertThat(found.find()).as("a form with a token on the page").isTrue();
    return found.group(1);
  }
}
