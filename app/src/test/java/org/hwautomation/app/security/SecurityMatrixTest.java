package org.hwautomation.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hwautomation.app.Testbed;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Who may call which route. A route of the API's own description that has no row here fails, and
/// so does a row without a route.
class SecurityMatrixTest {

  private static final String SERVER = "matrix-server";
  private static final String PROVISION = "{\"servers\":[\"matrix-server\"]}";
  private static final String BIOS_CHANGE =
      "{\"servers\":[\"matrix-server\"],\"attributes\":{\"QuietBoot\":false}}";

  private static final String SECURE_BOOT =
      "{\"servers\":[\"matrix-server\"],\"secureBoot\":{\"enabled\":true}}";

  /// The least role that may call a route.
  private static final Map<String, Role> LEAST = new LinkedHashMap<>();

  /// Routes for everybody.
  private static final Set<String> OPEN = Set.of("POST /api/v1/sessions");

  static {
    allow(
        VIEWER,
        "GET /api/v1/about",
        "GET /api/v1/bios/compliance",
        "GET /api/v1/bios/compliance/remedies",
        "GET /api/v1/bios/compliance/results",
        "GET /api/v1/bios/compliance/results.csv",
        "GET /api/v1/bios/drift",
        "GET /api/v1/bios/drift.csv",
        "GET /api/v1/bios/rules",
        "GET /api/v1/bios/rules.yaml",
        "GET /api/v1/bios/rules/{name}",
        "GET /api/v1/bios/waivers",
        "GET /api/v1/servers/{id}/bios/compliance",
        "GET /api/v1/servers/{id}/bios/drift",
        "GET /api/v1/servers/{id}/bios/drift/remedy",
        "GET /api/v1/device-types",
        "GET /api/v1/discoveries",
        "GET /api/v1/discoveries/{id}",
        "GET /api/v1/discoveries/{id}/results",
        "GET /api/v1/events",
        "GET /api/v1/firmware",
        "GET /api/v1/jobs",
        "GET /api/v1/jobs/counts",
        "GET /api/v1/jobs/{id}",
        "GET /api/v1/jobs/{id}/events",
        "GET /api/v1/jobs/{id}/live",
        "GET /api/v1/servers",
        "GET /api/v1/servers/facets",
        "GET /api/v1/servers/{id}",
        "GET /api/v1/servers/{id}/bios",
        "GET /api/v1/servers/{id}/bios/pending",
        "GET /api/v1/servers/{id}/bios/registry",
        "GET /api/v1/servers/{id}/bios/snapshots",
        "GET /api/v1/bios/attributes",
        "GET /api/v1/bios/compare",
        "GET /api/v1/bios/intents",
        "GET /api/v1/bios/methods",
        "GET /api/v1/bios/profiles",
        "GET /api/v1/bios/profiles/{name}",
        "GET /api/v1/bios/profiles/{name}/export",
        "GET /api/v1/bios/profiles/{name}/history",
        "GET /api/v1/orders",
        "GET /api/v1/orders/{id}",
        "GET /api/v1/orders/{id}/servers",
        "GET /api/v1/orders/{id}/servers.csv",
        "GET /api/v1/windows",
        "GET /api/v1/windows/{name}",
        "GET /api/v1/windows/{name}/openings",
        "POST /api/v1/bios/plans",
        "POST /api/v1/bios/operations/plans",
        "GET /api/v1/servers/{id}/bios/operations",
        "POST /api/v1/servers/{id}/bios/check",
        "POST /api/v1/servers/{id}/bios/intents",
        "GET /api/v1/bios/snapshots/{id}",
        "GET /api/v1/servers/{id}/calls",
        "GET /api/v1/servers/{id}/device-type-draft",
        "GET /api/v1/servers/{id}/firmware",
        "GET /api/v1/servers/{id}/inventory",
        "GET /api/v1/tokens",
        "POST /api/v1/tokens",
        "DELETE /api/v1/tokens/{id}",
        "POST /api/v1/users/me/password");
    allow(
        OPERATOR,
        "POST /api/v1/orders/{id}/approve",
        "POST /api/v1/orders/{id}/cancel",
        "POST /api/v1/orders/{id}/retry",
        "DELETE /api/v1/orders/{id}",
        "PUT /api/v1/windows/{name}",
        "DELETE /api/v1/windows/{name}",
        "PUT /api/v1/bios/rules/{name}",
        "DELETE /api/v1/bios/rules/{name}",
        "POST /api/v1/bios/rules.yaml",
        "POST /api/v1/bios/waivers",
        "DELETE /api/v1/bios/waivers/{id}",
        "POST /api/v1/discoveries",
        "DELETE /api/v1/discoveries/{id}",
        "POST /api/v1/discoveries/{id}/enrol",
        "POST /api/v1/jobs/{id}/cancel",
        "POST /api/v1/jobs/{id}/resume",
        "PATCH /api/v1/jobs/{id}",
        "POST /api/v1/servers",
        "POST /api/v1/servers/import",
        "PATCH /api/v1/servers/{id}",
        "POST /api/v1/servers/{id}/bios/refresh",
        "POST /api/v1/bios/changes",
        "POST /api/v1/bios/operations",
        "POST /api/v1/jobs/{id}/rollback",
        "POST /api/v1/bios/profiles",
        "PUT /api/v1/bios/profiles/{name}",
        "DELETE /api/v1/bios/profiles/{name}",
        "POST /api/v1/bios/profiles/import",
        "POST /api/v1/bios/profiles/from-server",
        "POST /api/v1/servers/{id}/bios/snapshots",
        "POST /api/v1/servers/{id}/inventory",
        "POST /api/v1/servers/{id}/power",
        "POST /api/v1/workflows/provision-firmware-first",
        "POST /api/orchestration/jobs",
        "POST /api/orchestration/provision-firmware-first");
    allow(
        ADMIN,
        "GET /api/v1/audit",
        "GET /api/v1/audit/verification",
        "POST /api/v1/configuration/reload",
        "POST /api/v1/firmware/import",
        "GET /api/v1/users",
        "POST /api/v1/users",
        "DELETE /api/v1/users/{name}");
    // The last: with it the server that the other rows ask for is gone.
    allow(OPERATOR, "DELETE /api/v1/servers/{id}");
  }

  private static void allow(Role least, String... routes) {
    for (var route : routes) LEAST.put(route, least);
  }

  /// A body that can be understood, where `{}` cannot.
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /api/orchestration/jobs",
              "{\"job_type\":\"bios_config_write\",\"servers\":[\"matrix-server\"],"
                  + "\"attributes\":{\"QuietBoot\":false}}"),
          Map.entry("POST /api/v1/orders/{id}/approve", "{\"hash\":\"made-up\"}"),
          Map.entry(
              "PUT /api/v1/windows/{name}",
              "{\"zone\":\"UTC\",\"days\":[\"MON\"],\"from\":\"02:00\",\"to\":\"04:00\","
                  + "\"scope\":{\"server\":[\"matrix-server\"]}}"),
          Map.entry(
              "PUT /api/v1/bios/rules/{name}",
              "{\"title\":\"of the matrix\",\"severity\":\"INFO\"}"),
          Map.entry(
              "POST /api/v1/bios/waivers",
              "{\"rule\":\"no-such\",\"server\":\"matrix-server\",\"reason\":\"matrix\","
                  + "\"expiresAt\":\"2999-01-01T00:00:00Z\"}"),
          Map.entry("POST /api/v1/bios/plans", BIOS_CHANGE),
          Map.entry("POST /api/v1/bios/changes", BIOS_CHANGE),
          Map.entry("POST /api/v1/bios/operations/plans", SECURE_BOOT),
          Map.entry("POST /api/v1/bios/operations", SECURE_BOOT),
          Map.entry("PATCH /api/v1/jobs/{id}", "{\"priority\":50}"),
          Map.entry(
              "POST /api/v1/bios/profiles/from-server",
              "{\"server\":\"matrix-server\",\"name\":\"of-the-matrix\"}"),
          Map.entry("POST /api/v1/bios/profiles", "{\"name\":\"of-the-matrix\"}"),
          Map.entry("POST /api/v1/servers/{id}/bios/intents", "{\"intents\":{\"turbo\":true}}"),
          Map.entry("POST /api/v1/discoveries", "{\"targets\":[\"127.0.0.9\"],\"ports\":[1]}"),
          Map.entry(
              "POST /api/v1/discoveries/{id}/enrol",
              "{\"results\":[],\"user\":\"u\",\"password\":\"made-up\"}"),
          Map.entry("POST /api/v1/firmware/import", "{\"directory\":\"/nonexistent\"}"),
          Map.entry("POST /api/v1/servers/{id}/power", "{\"type\":\"ON\"}"),
          Map.entry("POST /api/v1/tokens", "{\"title\":\"of the matrix\",\"role\":\"VIEWER\"}"),
          Map.entry(
              "POST /api/v1/users",
              "{\"name\":\"Not A Name\",\"role\":\"VIEWER\",\"password\":\"x\"}"),
          Map.entry("POST /api/v1/users/me/password", "{\"current\":\"wrong\",\"next\":\"x\"}"),
          Map.entry("POST /api/v1/workflows/provision-firmware-first", PROVISION),
          Map.entry("POST /api/orchestration/provision-firmware-first", PROVISION));

  @Test
  void everyRouteHasARow() {
    var rows = new TreeSet<>(LEAST.keySet());
    rows.addAll(OPEN);

    assertThat(routes()).isEqualTo(rows);
  }

  @TestFactory
  Stream<DynamicTest> emptyBodyIsAnsweredWithWhatIsMissing() {
    return LEAST.keySet().stream()
        .filter(route -> route.startsWith("POST") || route.startsWith("PATCH"))
        .map(route ->
            dynamicTest(
                route,
                () -> {
                  var answer =
                      Testbed.as(ADMIN)
                          .call(
                              route.substring(0, route.indexOf(' ')),
                              path(route, "no-such-thing"),
                              "{}");
                  assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                }));
  }

  @TestFactory
  Stream<DynamicTest> nobodyMayCallMoreThanTheirRoleAllows() {
    if (Testbed.as(VIEWER).get("/api/v1/servers/" + SERVER).status() == 404) addServer();
    return LEAST.entrySet().stream()
        .map(row -> dynamicTest(row.getKey(), () -> check(row.getKey(), row.getValue())));
  }

  private static void check(String route, Role least) throws Exception {
    assertThat(status(route, null)).as("nobody").isEqualTo(401);
    for (var role : Role.values()) {
      // What an operator may delete is deleted once, by the administrator.
      if (route.equals("DELETE /api/v1/servers/{id}") && role == OPERATOR) continue;
      int status = status(route, role);
      if (role.includes(least)) {
        assertThat(status).as("%s may, and nothing breaks", role).isNotIn(401, 403, 405, 500);
      } else {
        assertThat(status).as("%s may not", role).isEqualTo(403);
      }
    }
  }

  private static int status(String route, @Nullable Role role)
      throws IOException, InterruptedException {
    var method = route.substring(0, route.indexOf(' '));
    var uri = Testbed.service().uri().resolve(path(route, SERVER));
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .header("Accept", "application/json, text/event-stream")
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(BODIES.getOrDefault(route, "{}")));
    if (role != null) request.header("Authorization", "Bearer " + Testbed.token(role).reveal());
    // As a stream, because a stream of events has no end.
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofInputStream());
      answer.body().close();
      client.shutdownNow();
      return answer.statusCode();
    }
  }

  private static String path(String route, String server) {
    var path = route.substring(route.indexOf(' ') + 1);
    var id = path.startsWith("/api/v1/servers") ? server : UUID.randomUUID().toString();
    return path.replaceAll("\\{\\w+}", id);
  }

  private static void addServer() {
    var nowhere =
        new Endpoint("127.0.0.1", 1, new Trust.OnFirstUse(), false, java.util.Optional.empty());
    Testbed.service()
        .service()
        .fleet()
        .servers()
        .add(
            Actor.system("test"),
            new NewServer(
                java.util.Optional.of(SERVER),
                nowhere,
                new Login("root", Secret.of("made-up-password")),
                NewServer.DEFAULT_SITE,
                java.util.List.of(),
                java.util.Optional.empty()));
  }

  private static Set<String> routes() {
    var routes = new TreeSet<String>();
    for (var path : description().path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        routes.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
      }
    }
    return routes;
  }

  private static JsonNode description() {
    return Testbed.anonymous().get("/api/v1/openapi.json").json();
  }
}
