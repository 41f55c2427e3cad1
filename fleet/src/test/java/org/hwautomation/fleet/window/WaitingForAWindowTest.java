package org.hwautomation.fleet.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.Trust;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.JobSettings;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.engine.JobRunner;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Jobs that begin only in a window: it is 08:00 UTC on a Saturday, and time moves by hand.
class WaitingForAWindowTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private JobDesk desk;
  private Windows windows;
  private Server server;

  @BeforeEach
  void open() {
    fixture = FleetFixture.withJobs(directory);
    desk = new JobDesk(fixture.dataSource, fixture.clock, new Random(3));
    windows =
        new Windows(
            fixture.database,
            fixture.fleet.servers(),
            fixture.fleet.catalogs()::current,
            fixture.fleet.audit(),
            fixture.clock,
            desk::lookAgain);
    var endpoint = new Endpoint("127.0.0.1", 1, new Trust.OnFirstUse(), false, Optional.empty());
    server =
        fixture
            .fleet
            .servers()
            .add(
                OPERATOR,
                new NewServer(
                    Optional.of("web-1"),
                    endpoint,
                    LOGIN,
                    "berlin",
                    List.of("prod"),
                    Optional.empty()));
  }

  @AfterEach
  void close() {
    desk.close();
    fixture.close();
  }

  @Test
  void aScopeCountsTheServersThatAllItsListsFit() {
    add("web-2", 2, "berlin", "test");
    add("db-1", 3, "paris", "prod");
    var ofBerlin = new WindowScope(List.of("ber*"), List.of(), List.of(), List.of());
    var ofProduction = new WindowScope(List.of(), List.of("prod"), List.of(), List.of());
    var ofType = new WindowScope(List.of(), List.of(), List.of("router"), List.of());
    var ofTheWeb = new WindowScope(List.of("berlin"), List.of(), List.of(), List.of("web-?"));

    assertThat(
            windows.covered(
                OPERATOR, List.of(WindowScope.EVERYWHERE, ofBerlin, ofProduction, ofType)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(WindowScope.EVERYWHERE, 3L, ofBerlin, 2L, ofProduction, 2L, ofType, 0L));
    assertThat(windows.covered(OPERATOR, List.of(ofTheWeb, ofProduction)))
        .containsExactlyInAnyOrderEntriesOf(Map.of(ofTheWeb, 2L, ofProduction, 2L));
  }

  private void add(String name, int port, String site, String tag) {
    var endpoint = new Endpoint("127.0.0.1", port, new Trust.OnFirstUse(), false, Optional.empty());
    fixture
        .fleet
        .servers()
        .add(
            OPERATOR,
            new NewServer(
                Optional.of(name), endpoint, LOGIN, site, List.of(tag), Optional.empty()));
  }

  @Test
  void aJobWaitsWithoutAPlaceAndGoesOnWhenTheWindowOpens() {
    save("night", "20:00", "22:00", WindowScope.EVERYWHERE);
    var job = submit("night");
    run(job);

    assertThat(job(job).state()).isEqualTo(JobState.QUEUED);
    assertThat(job(job).summary().now())
        .isEqualTo("waits for window night, which opens Sat 21 Nov 20:00 UTC");
    assertThat(job(job).summary().notBefore()).isEqualTo(Instant.parse("2026-11-21T20:00:00Z"));

    fixture.clock.advance(Duration.ofHours(12));
    run(job);
    assertThat(job(job).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(job(job).steps().getFirst().result().path("window").asString("")).isEqualTo("night");
  }

  @Test
  void oneThatComesTooLateWaitsForTheNextOpening() {
    save("night", "20:00", "22:00", WindowScope.EVERYWHERE);
    var job = submit("night");
    run(job);

    fixture.clock.advance(Duration.ofHours(14));
    run(job);

    assertThat(job(job).state()).isEqualTo(JobState.QUEUED);
    assertThat(job(job).summary().now()).contains("Sun 22 Nov 20:00");
  }

  @Test
  void jobsFollowWhoEditsTheWindow() {
    save("night", "20:00", "22:00", WindowScope.EVERYWHERE);
    var job = submit("night");
    run(job);

    save("night", "07:00", "09:00", WindowScope.EVERYWHERE);

    assertThat(job(job).state()).as("it was made to look again").isEqualTo(JobState.RUNNING);
    run(job);
    assertThat(job(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void oneThatIsSwitchedOffIsWaitedForAndOneThatIsGoneIsNot() {
    save("night", "20:00", "22:00", WindowScope.EVERYWHERE);
    var job = submit("night");
    run(job);

    var window = windows.find(OPERATOR, "night").window();
    windows.save(
        OPERATOR,
        new MaintenanceWindow(
            window.name(), window.zone(), window.recurrence(), window.scope(), false));
    run(job);
    assertThat(job(job).state()).isEqualTo(JobState.QUEUED);
    assertThat(job(job).summary().now()).contains("switched off");

    windows.remove(OPERATOR, "night");
    run(job);
    assertThat(job(job).state()).isEqualTo(JobState.FAILED);
    assertThat(job(job).summary().now()).contains("Window night is gone");

    save("night", "07:00", "09:00", WindowScope.EVERYWHERE);
    desk.resume(job, "otto");
    run(job);
    assertThat(job(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void theWindowThatCoversTheServerAndOpensFirstIsTaken() {
    save("elsewhere", "07:00", "09:00", scope("munich"));
    save("late", "21:00", "23:00", WindowScope.EVERYWHERE);
    save("evening", "19:00", "20:00", scope("ber*"));
    var job = submit("");
    run(job);
    assertThat(job(job).summary().now()).contains("window evening");

    windows.remove(OPERATOR, "evening");
    run(job);
    assertThat(job(job).summary().now()).contains("window late");

    windows.remove(OPERATOR, "late");
    run(job);
    assertThat(job(job).state()).isEqualTo(JobState.FAILED);
    assertThat(job(job).summary().now()).contains("no maintenance window covers it");
  }

  @Test
  void whatCannotBeWaitedForIsSaidBeforeAnythingIsStarted() {
    save("night-eu", "20:00", "22:00", scope("munich"));

    assertThat(windows.obstacle(WindowChoice.OF_THE_SERVER, server).orElseThrow().code())
        .isEqualTo("no-window");
    assertThat(windows.obstacle(WindowChoice.named("night-uk"), server).orElseThrow().text())
        .contains("night-uk")
        .contains("Did you mean \"night-eu\"");
    assertThat(windows.obstacle(WindowChoice.named("night-eu"), server))
        .as("who names a window knows better than its scope")
        .isEmpty();
  }

  @Test
  void onlyWhoMayChangeServersMakesWindowsAndEachDecisionIsOnRecord() {
    save("night", "20:00", "22:00", WindowScope.EVERYWHERE);
    windows.remove(OPERATOR, "night");

    assertThatThrownBy(() -> windows.remove(VIEWER, "night")).isInstanceOf(AccessDenied.class);
    assertThat(windows.list(VIEWER)).isEmpty();
    assertThat(fixture.fleet.audit().find(FleetFixture.ADMIN, AuditQuery.newest(10)))
        .extracting(entry -> entry.action())
        .contains("window.save", "window.remove");
  }

  private static WindowScope scope(String site) {
    return new WindowScope(List.of(site), List.of(), List.of(), List.of());
  }

  private void save(String name, String from, String to, WindowScope scope) {
    var days = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    windows.save(
        OPERATOR, new WindowWords(name, "UTC", days, List.of(), from, to, scope, true).window());
  }

  private UUID submit(String window) {
    var step =
        new PlanStep(
            "window",
            AwaitWindow.KIND,
            "Preparation",
            "Wait",
            "",
            JsonMapper.shared().valueToTree(new AwaitWindow(window)),
            Duration.ofSeconds(1),
            Set.of(),
            OnFailure.STOP);
    return desk.submit(
            new NewJob(
                server.id().toString(),
                "Wait",
                new Plan("Wait", "Wait", List.of(step), List.of()),
                50,
                "otto",
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode()))
        .id();
  }

  private void run(UUID job) {
    // A job is admitted by whatever happens next; here nothing else does.
    desk.submitAll(List.of());
    new JobRunner(
            fixture.dataSource,
            List.of(new AwaitWindowHandler(windows)),
            JobSettings.DEFAULT,
            fixture.clock,
            new Random(3),
            "one")
        .run(job);
  }

  private Job job(UUID id) {
    return desk.find(id).orElseThrow();
  }
}
