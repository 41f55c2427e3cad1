package org.hwautomation.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;

/// A browser without scripts: keeps cookies, fills in forms, does not follow redirections.
final class PlainBrowser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  void signIn(Role role) {
    var name = "the-" + role.name().toLowerCase(Locale.ROOT);
    post("/login", "/login", "username", name, "password", Testbed.password(role));
  }

  Answer get(String path) {
    return Caller.send(client, request(path).GET().build());
  }

  /// @param from the page whose form is sent
  /// @param fields name, value, name, value …
  Answer post(String from, String to, String... fields) {
    var form = new StringBuilder("_csrf=").append(encoded(token(from)));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return Caller.send(
        client,
        request(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build());
  }

  /// Sends a form with a file.
  Answer upload(String from, String to, String field, String fileName, String content) {
    var boundary = "a-line-that-is-in-no-file";
    var body = new StringBuilder();
    part(body, boundary, "name=\"_csrf\"", token(from));
    part(body, boundary, "name=\"%s\"; filename=\"%s\"".formatted(field, fileName), content);
    body.append("--").append(boundary).append("--\r\n");
    return Caller.send(
        client,
        request(to)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private static void part(StringBuilder body, String boundary, String about, String content) {
    body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ");
    body.append(about).append("\r\n\r\n").append(content).append("\r\n");
  }

  private String token(String page) {
    var csrf = CSRF.matcher(get(page).text());
    assertThat(csrf.find()).as("a form on " + page).isTrue();
    return csrf.group(1);
  }

  /// Where the answer sends the browser.
  static String location(Answer answer) {
    return answer.whole().headers().firstValue("Location").orElse("none: " + answer);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(Testbed.service().uri().resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "text/html");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
