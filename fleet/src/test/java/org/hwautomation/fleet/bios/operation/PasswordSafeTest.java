package org.hwautomation.fleet.bios.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.credential.CredentialVault;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.hwautomation.jobs.NewJob;
import org.hwautomation.jobs.engine.JobDesk;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a service finds at its start that an earlier one left: passwords go when no job needs them,
/// and not before.
class PasswordSafeTest {

  private static final Duration LONG_AGO = Duration.ofHours(2);
  private static final BiosOperation.ChangePassword CHANGE =
      new BiosOperation.ChangePassword(
          "SetupPassword", Secret.of("made-up-old"), Secret.of("made-up-new"));

  @TempDir Path directory;
  private FleetFixture fixture;
  private JobDesk desk;
  private PasswordSafe safe;
  private UUID server;

  @BeforeEach
  void open() {
    fixture = FleetFixture.withJobs(directory);
    desk = new JobDesk(fixture.dataSource, fixture.clock, new Random(1));
    var key = fixture.config.dataDirectory().resolve("sealing.key");
    var vault = CredentialVault.open(fixture.database, key, fixture.clock);
    safe = new PasswordSafe(fixture.database, vault, desk, UUID::randomUUID, fixture.clock);
    var endpoint = new Endpoint("127.0.0.1", 443, new Trust.OnFirstUse(), false, Optional.empty());
    server =
        fixture
            .fleet
            .servers()
            .add(
                OPERATOR,
                new NewServer(
                    Optional.of("r750-17"),
                    endpoint,
                    LOGIN,
                    NewServer.DEFAULT_SITE,
                    List.of(),
                    Optional.empty()))
            .id();
  }

  @AfterEach
  void close() {
    desk.close();
    fixture.close();
  }

  @Test
  void ofAJobThatStillWaitsAreKeptHoweverLongItWaits() {
    var job = submit(safe.keep(server, CHANGE));
    fixture.clock.advance(Duration.ofDays(90));

    safe.sweep();

    assertThat(safe.of(job).old().reveal()).isEqualTo("made-up-old");
    assertThat(safe.of(job).replacement().reveal()).isEqualTo("made-up-new");
  }

  @Test
  void ofAJobWhoseEndNobodySawAreDestroyed() {
    var job = submit(safe.keep(server, CHANGE));
    fixture.database.sql("UPDATE job SET state = 'FAILED'").update();
    fixture.clock.advance(LONG_AGO);

    safe.sweep();

    assertThat(fixture.count("bios_password_order")).isZero();
    assertThatThrownBy(() -> safe.of(job))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("kept no more");
  }

  @Test
  void withoutAJobAreLeftToWhoMakesItNowAndDestroyedAfterwards() {
    safe.keep(server, CHANGE);
    safe.sweep();
    assertThat(fixture.count("bios_password_order")).as("its job may be on the way").isOne();

    fixture.clock.advance(LONG_AGO);
    safe.sweep();
    assertThat(fixture.count("bios_password_order")).isZero();
  }

  @Test
  void ofAnOrderAreKeptWhileAServerHasNoJobAndForAWeekAtMost() {
    var begun = order("STARTED");
    var broken = order("WAITING");

    safe.sweep();
    assertThat(safe.ofOrder(broken).replacement().reveal()).isEqualTo("made-up-new");
    assertThatThrownBy(() -> safe.ofOrder(begun)).isInstanceOf(Problem.class);

    fixture.clock.advance(Duration.ofDays(8));
    safe.sweep();
    assertThatThrownBy(() -> safe.ofOrder(broken)).isInstanceOf(Problem.class);
    assertThat(fixture.count("fleet_order_password")).isZero();
  }

  @Test
  void areSealedWhereTheyAreKept() {
    var row = safe.keep(server, CHANGE);

    var sealed =
        fixture
            .database
            .sql("SELECT new_sealed FROM bios_password_order WHERE id = :id")
            .param("id", row)
            .query(byte[].class)
            .single();

    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("made-up-new");
  }

  /// An order of one server, which has come so far.
  private UUID order(String phase) {
    var id = UUID.randomUUID();
    fixture
        .database
        .sql(
            """
            INSERT INTO fleet_order (id, operation, title, request, held, priority, after_jobs,
              requested_by, role, origin, fingerprint, created_at)
            VALUES (:id, 'bios.password', '', '{}', false, 50, '{}', 'otto', 'OPERATOR', 'test', '', :now)
            """)
        .param("id", id)
        .param("now", Database.time(fixture.clock.instant()))
        .update();
    fixture
        .database
        .sql(
            """
            INSERT INTO fleet_order_part (order_id, server_id, server_name, phase)
            VALUES (:id, :server, 'r750-17', :phase)
            """)
        .param("id", id)
        .param("server", server)
        .param("phase", phase)
        .update();
    safe.keepForOrder(id, CHANGE);
    return id;
  }

  private UUID submit(UUID passwords) {
    var step =
        new PlanStep(
            "stage",
            "stage",
            "Work",
            "Set it",
            "",
            JsonNodeFactory.instance.objectNode(),
            Duration.ofSeconds(1),
            Set.of(),
            OnFailure.STOP);
    return desk.submit(
            new NewJob(
                server.toString(),
                "BiosPassword",
                new Plan("BiosPassword", "Set a password", List.of(step), List.of()),
                50,
                "otto",
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                JsonNodeFactory.instance
                    .objectNode()
                    .put(PasswordSafe.DETAIL, passwords.toString())))
        .id();
  }
}
