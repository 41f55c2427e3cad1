package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.app.OneServer.ended;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;
import static org.hwautomation.fleet.access.Role.VIEWER;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.OneServer;
import org.hwautomation.app.Testbed;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// A BIOS change over HTTP: seen, approved, run, taken back.
class BiosChangeApiTest {

  private static final String SERVER = "bios-change-server";
  private static final Map<String, Object> WANTED = Map.of("Sriov", "Enabled", "QuietBoot", false);

  @RegisterExtension final OneServer server = new OneServer("generic", SERVER);

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }

  private SimulatedBmc bmc() {
    return server.bmc();
  }

  @Test
  void aChangeIsSeenApprovedRunAndTakenBack() {
    var before = server.attributes();
    var plan = plan(WANTED);
    assertThat(plan.path("changes").size()).as(plan.toString()).isEqualTo(2);
    assertThat(plan.path("hostReboots").asInt()).isEqualTo(1);
    assertThat(plan.path("wayBack").asString("")).contains("values of before");

    var job = start(Map.of("approvedPlans", Map.of(SERVER, plan.path("planHash").asString(""))));
    assertThat(ended(job)).isEqualTo("SUCCEEDED");
    assertThat(server.attributes().path("Sriov").asString("")).isEqualTo("Enabled");
    assertThat(bmc().history().hostReboots()).isEqualTo(1);
    assertThat(plan(WANTED).path("planHash").isString()).as("nothing is left to do").isFalse();

    assertThat(operator().get("/jobs/" + job).text()).contains("Roll back");
    assertThat(operator().get("/jobs/" + job + "/rollback").text())
        .contains("QuietBoot=true")
        .contains("Sriov=Disabled");
    var back = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of("dryRun", true));
    assertThat(back.json().path("plans").get(0).path("changes").size()).isEqualTo(2);
    var undo = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of());
    assertThat(undo.status()).as(undo.toString()).isEqualTo(202);
    assertThat(ended(undo.json().path("jobs").get(0).path("job").asString("")))
        .isEqualTo("SUCCEEDED");
    assertThat(server.attributes()).isEqualTo(before);
  }

  @Test
  void aProfileIsWantedAsIfItsSettingsWereNamed() {
    var profile = Map.of("name", "of-a-change", "settings", WANTED);
    assertThat(operator().post("/api/v1/bios/profiles", profile).status()).isEqualTo(201);

    var plan = planned(Map.of("servers", List.of(SERVER), "profile", "of-a-change"));
    assertThat(plan.path("changes").valueStream().map(one -> one.path("attribute").asString("")))
        .containsExactlyInAnyOrder("Sriov", "QuietBoot");
    var unknown = Map.of("servers", List.of(SERVER), "profile", "of-nobody");
    assertThat(operator().post("/api/v1/bios/plans", unknown).status()).isEqualTo(404);
  }

  @Test
  void whatOnlyAMissingToolMayWriteSaysWhichToolAndWhatToDo() throws IOException {
    var types =
        Files.createDirectories(Testbed.service().configDirectory().resolve("device-types"));
    var type = types.resolve("tool-only.yaml");
    Files.writeString(
        type,
        """
        name: tool-only
        match: [{vendor: Dell, model: "*"}]
        methods:
          - {setting: "Sriov*", use: vendor_only}
        """);
    try (var dells = Testbed.simulator("dell-r750")) {
      assertThat(reload()).isEqualTo(200);
      Testbed.enrol(dells.bmcs().getFirst(), "tool-only-server");
      var plan =
          planned(
              Map.of(
                  "servers",
                  List.of("tool-only-server"),
                  "attributes",
                  Map.of("SriovGlobalEnable", "Enabled")));
      assertThat(plan.path("faults").toString())
          .contains("method-not-offered")
          .contains("racadm is not installed on this worker (looked in ")
          .contains("Install racadm");
    } finally {
      operator().call("DELETE", "/api/v1/servers/tool-only-server", null);
      Files.delete(type);
      assertThat(reload()).isEqualTo(200);
    }
  }

  @Test
  void whatTheBiosChangedBesidesGoesBackToo() {
    var server = "side-effect-server";
    try (var dells = Testbed.simulator("dell-r750")) {
      Testbed.enrol(dells.bmcs().getFirst(), server);
      var custom = Map.<String, Object>of("SysProfile", "Custom", "ProcPwrPerf", "OsDbpm");
      assertThat(ended(start(server, custom))).isEqualTo("SUCCEEDED");
      var job = start(server, Map.of("SysProfile", "PerfOptimized"));
      assertThat(ended(job)).isEqualTo("SUCCEEDED");

      var back = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of("dryRun", true));

      assertThat(
              back.json()
                  .path("plans")
                  .get(0)
                  .path("changes")
                  .valueStream()
                  .map(one ->
                      one.path("attribute").asString("") + "=" + one.path("to").asString("")))
          .as(back.toString())
          .contains("SysProfile=Custom", "ProcPwrPerf=OsDbpm");
    } finally {
      operator().call("DELETE", "/api/v1/servers/" + server, null);
    }
  }

  @Test
  void whatBecameOfEachSettingIsShownAsFigures() {
    assertThat(ended(start(Map.of()))).isEqualTo("SUCCEEDED");

    var figures = operator().get("/api/v1/bios/methods?text=quietboot").json().path("items");

    assertThat(figures.size()).as(figures.toString()).isEqualTo(1);
    assertThat(figures.get(0).path("method").asString("")).isEqualTo("redfish");
    assertThat(figures.get(0).path("took").asInt()).isPositive();
    assertThat(figures.get(0).path("didNot").asInt()).isZero();
    var reason = plan(Map.of("QuietBoot", true)).path("changes").get(0).path("methodReason");
    assertThat(reason.asString("")).contains("the only way offered here");
    assertThat(operator().get("/api/v1/bios/methods?limit=0").status()).isEqualTo(422);
  }

  @Test
  void everyFaultOfAWishIsNamedAtOnceAndNothingHappens() {
    var plan = plan(Map.of("Sriovv", "Enabled", "QuietBoot", "perhaps", "Sriov", "Sometimes"));
    var codes = plan.path("faults").valueStream().map(f -> f.path("code").asString("")).toList();
    assertThat(codes)
        .as(plan.toString())
        .containsExactlyInAnyOrder("unknown-attribute", "wrong-type", "not-allowed");
    assertThat(plan.path("faults").toString()).contains("Sriov");
    var refused =
        operator()
            .post(
                "/api/v1/bios/changes",
                Map.of("servers", List.of(SERVER), "attributes", Map.of("Sriovv", "Enabled")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("cannot-be-changed");
    assertThat(bmc().history().attributeChanges()).isEmpty();
  }

  @Test
  void aPlanThatIsNoLongerTheOneThatWasApprovedIsNotRun() {
    var hash = plan(Map.of("QuietBoot", false)).path("planHash").asString("");
    var refused =
        operator()
            .post(
                "/api/v1/bios/changes",
                Map.of(
                    "servers",
                    List.of(SERVER),
                    "attributes",
                    WANTED,
                    "approvedPlans",
                    Map.of(SERVER, hash)));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("plan-changed");
    assertThat(refused.text()).contains("Sriov");
  }

  @Test
  void whatIsOnlyStagedWaitsInTheBmc() {
    var job = start(Map.of("apply", "STAGE_ONLY"));
    assertThat(ended(job)).isEqualTo("SUCCEEDED");
    assertThat(bmc().history().hostReboots()).isZero();
    assertThat(operator().post("/api/v1/servers/" + SERVER + "/bios/refresh", Map.of()).status())
        .isEqualTo(200);
    assertThat(operator().get("/api/v1/servers/" + SERVER + "/bios/pending").text())
        .contains("Sriov");
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsRefused() {
    var answer =
        operator()
            .post(
                "/api/v1/bios/plans",
                Map.of(
                    "servers",
                    List.of(SERVER),
                    "attributes",
                    WANTED,
                    "at",
                    "2999-01-02T00:00:00Z",
                    "until",
                    "2999-01-01T00:00:00Z"));
    assertThat(answer.code()).isEqualTo("window-empty");
  }

  @Test
  void aViewerSeesThePlanAndStartsNothing() {
    var body = Map.of("servers", List.of(SERVER), "attributes", WANTED);
    assertThat(Testbed.as(VIEWER).post("/api/v1/bios/plans", body).status()).isEqualTo(200);
    assertThat(Testbed.as(VIEWER).post("/api/v1/bios/changes", body).status()).isEqualTo(403);
  }

  @Test
  void thePageIsFilledInByItsAddress() {
    var page =
        operator().get("/bios/change?server=" + SERVER + "&set=Sriov%3DEnabled&intent=turbo%3Don");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Sriov=Enabled").contains("turbo=on").contains(SERVER);
  }

  private static int reload() {
    return Testbed.as(ADMIN).post("/api/v1/configuration/reload", Map.of()).status();
  }

  private static JsonNode plan(Map<String, Object> attributes) {
    return planned(Map.of("servers", List.of(SERVER), "attributes", attributes));
  }

  private static JsonNode planned(Map<String, Object> body) {
    var answer = operator().post("/api/v1/bios/plans", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().path("plans").get(0);
  }

  private static String start(Map<String, Object> more) {
    var body = new java.util.LinkedHashMap<String, Object>(more);
    body.put("servers", List.of(SERVER));
    body.put("attributes", WANTED);
    var answer = operator().post("/api/v1/bios/changes", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("jobs").get(0).path("job").asString("");
  }

  private static String start(String server, Map<String, Object> attributes) {
    var body = Map.of("servers", List.of(server), "attributes", attributes);
    var answer = operator().post("/api/v1/bios/changes", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("jobs").get(0).path("job").asString("");
  }
}
