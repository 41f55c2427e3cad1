package org.hwautomation.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.app.Eventually;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// One job from the order to its end, as programs follow it, and with a password that must not be
/// seen anywhere.
class ProvisioningStoryTest {

  private static final String SERVER = "of-the-story";
  private static final String PROVISION = "/api/v1/workflows/provision-firmware-first";
  private static final String MARKED = "MARKED-s3cr3t-of-the-BMC";

  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static Simulator simulator;
  private static String job = "";

  @BeforeAll
  static void provision() throws IOException {
    Testbed.service(); // starts, and with it Spring's logging
    LOG.start();
    root().addAppender(LOG);
    simulator =
        Simulator.start(
            FleetSpec.of("generic")
                .withTimeScale(Testbed.TIME_SCALE)
                .withCredentials("root", MARKED));
    Testbed.enrol(simulator.bmc(), SERVER);
    Testbed.as(Role.OPERATOR).post("/api/v1/servers/" + SERVER + "/inventory", Map.of());
    deviceType();
    job = start("the-key-of-the-story");
    Eventually.holds("the job is over", () -> show().path("over").asBoolean(false));
  }

  @AfterAll
  static void end() throws IOException {
    root().detachAppender(LOG);
    simulator.close();
    Files.deleteIfExists(
        Testbed.service().configDirectory().resolve("device-types").resolve("story.yaml"));
    Testbed.as(Role.ADMIN).post("/api/v1/configuration/reload", Map.of());
  }

  @Test
  void jobSucceedsAndTheMachineShowsIt() {
    assertThat(show().path("state").asString("")).as(show().toString()).isEqualTo("SUCCEEDED");
    assertThat(simulator.bmc().history().attributeChanges())
        .extracting(change -> change.attribute())
        .contains("QuietBoot", "Sriov");
    assertThat(simulator.bmc().history().hostReboots()).isEqualTo(1);
  }

  @Test
  void sameOrderWithTheSameKeyIsTheSameJob() {
    assertThat(start("the-key-of-the-story")).isEqualTo(job);
  }

  @Test
  void streamResumesAfterTheLastEventSeenWithoutAGapOrARepeat() throws Exception {
    var all = events();
    assertThat(all).hasSizeGreaterThan(5);
    var path = "/api/v1/jobs/" + job + "/live";

    // Opened anew after every third event, as by a network that breaks all the time.
    var seen = new ArrayList<>(List.of(all.getFirst()));
    while (seen.size() < all.size()) {
      var missing = all.size() - seen.size();
      try (var stream = EventStream.open(path, seen.getLast())) {
        for (int i = 0; i < Math.min(3, missing); i++) seen.add(stream.next());
      }
    }

    assertThat(seen).isEqualTo(all);
  }

  @Test
  void webSocketResumesAfterTheLastEventSeen() throws Exception {
    var all = events();
    try (var socket = EventSocketClient.open(all.get(2), job)) {
      var seen = new ArrayList<Long>();
      while (seen.size() < all.size() - 3) seen.add(socket.next());
      assertThat(seen).isEqualTo(all.subList(3, all.size()));
    }
  }

  @Test
  void whoMissedThousandsOfEventsGetsThemAll() throws Exception {
    var database = new Database(Testbed.service().database().dataSource());
    long first = events().getLast();
    database
        .sql(
            """
            INSERT INTO job_event (job, subject, at, kind, level, code, text)
            SELECT :job::uuid, subject, now(), 'NOTE', 'INFO', 'test', 'missed ' || n
            FROM job, generate_series(1, 2500) AS n WHERE id = :job::uuid
            """)
        .param("job", job)
        .update();
    var seen = new ArrayList<>(List.of(first));
    try {
      // A client that cannot keep up is let go and comes back, as a browser does.
      while (seen.size() <= 2500) {
        try (var stream = EventStream.open("/api/v1/jobs/" + job + "/live", seen.getLast())) {
          while (seen.size() <= 2500) seen.add(stream.next());
        } catch (IOException e) {
          assertThat(e).hasMessage("the stream ended");
        }
      }
      assertThat(seen).isSorted().doesNotHaveDuplicates();
    } finally {
      database.sql("DELETE FROM job_event WHERE code = 'test'").update();
    }
  }

  @Test
  void passwordOfTheBmcIsNowhereToBeSeen() throws IOException {
    var operator = Testbed.as(Role.OPERATOR);
    var server = "/api/v1/servers/" + SERVER;
    var seen = new ArrayList<String>();
    for (var path :
        List.of(
            server,
            server + "/calls",
            server + "/inventory",
            "/api/v1/jobs/" + job,
            "/api/v1/jobs/" + job + "/events?limit=1000",
            "/servers/" + SERVER,
            "/jobs/" + job)) {
      seen.add(operator.get(path).text());
    }
    seen.add(Testbed.as(Role.ADMIN).get("/api/v1/audit?limit=1000").text());
    for (var event : List.copyOf(LOG.list)) {
      seen.add(event.getFormattedMessage() + event.getKeyValuePairs() + event.getThrowableProxy());
    }
    seen.addAll(databaseRows());
    seen.addAll(commandLines());

    assertThat(seen.stream().filter(text -> text.contains("QuietBoot"))).isNotEmpty();
    assertThat(seen.stream().filter(text -> text.contains(MARKED)).map(ProvisioningStoryTest::near))
        .isEmpty();
    assertThat(operator.get(server + "/calls").text()).contains("/redfish/v1");
  }

  /// Every row of every table, bytes in hex and as text.
  private static List<String> databaseRows() {
    var database = new Database(Testbed.service().database().dataSource());
    var tables =
        database
            .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
            .query(String.class)
            .list();
    assertThat(tables).contains("job", "server", "job_event");
    var rows = new ArrayList<String>();
    for (var table : tables) {
      rows.addAll(
          database.sql("SELECT t::text FROM \"" + table + "\" t").query(String.class).list());
    }
    var hex =
        java.util.HexFormat.of()
            .formatHex(MARKED.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(rows).noneMatch(row -> row.contains(hex));
    return rows;
  }

  private static String near(String text) {
    int at = text.indexOf(MARKED);
    return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
  }

  private static List<String> commandLines() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> process.info().commandLine().orElse(""))
        .toList();
  }

  private static String start(String key) {
    var answer =
        Testbed.as(Role.OPERATOR)
            .call(
                "POST",
                PROVISION,
                "{\"servers\":[\"" + SERVER + "\"],\"deviceType\":\"of-the-story\"}",
                "Idempotency-Key",
                key);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("jobs").get(0).path("job").asString("");
  }

  private static tools.jackson.databind.JsonNode show() {
    return Testbed.as(Role.VIEWER).get("/api/v1/jobs/" + job).json();
  }

  private static List<Long> events() {
    var page = Testbed.as(Role.VIEWER).get("/api/v1/jobs/" + job + "/events?limit=1000").json();
    return page.path("items").valueStream().map(event -> event.path("id").asLong(0)).toList();
  }

  private static void deviceType() throws IOException {
    var folder =
        Files.createDirectories(Testbed.service().configDirectory().resolve("device-types"));
    Files.writeString(
        folder.resolve("story.yaml"),
        """
        name: of-the-story
        match:
          - vendor: "*"
            model: "*"
        bios:
          settings:
            Sriov: Enabled
            QuietBoot: false
        """);
    var reload = Testbed.as(Role.ADMIN).post("/api/v1/configuration/reload", Map.of());
    assertThat(reload.status()).as(reload.toString()).isEqualTo(200);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
