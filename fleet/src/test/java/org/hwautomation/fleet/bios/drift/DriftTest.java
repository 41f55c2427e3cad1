package org.hwautomation.fleet.bios.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.bios.drift.DriftCause.NeverAsWanted;
import org.hwautomation.fleet.bios.drift.DriftCause.OurJob;
import org.hwautomation.fleet.bios.drift.DriftCause.SomebodyElse;
import org.hwautomation.fleet.bios.snapshot.BiosReadings.Occasion;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.ServerChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {

  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final UUID JOB = new UUID(1, 2);

  @TempDir Path directory;
  private FleetFixture fixture;
  private Fleet fleet;
  private FakeBmc machine;
  private UUID server;
  private Drifts drifts;
  private DriftRenewal renewal;
  private BiosSweep sweep;
  private final FakeWriters writers = new FakeWriters();

  @BeforeEach
  void start() {
    fixture = new FleetFixture(directory);
    fleet = fixture.fleet;
    machine = new FakeBmc("Contoso", "R1", "SN0001");
    fixture.bmcs.add("127.0.0.1", 8443, machine);
    var endpoint = Endpoint.onFirstUse("127.0.0.1", 8443);
    server = fleet.servers().enrol(OPERATOR, NewServer.at(endpoint, LOGIN).named("one")).id();
    drifts = new Drifts(fixture.database);
    renewal =
        new DriftRenewal(
            fixture.database,
            new Expectations(fixture.database, fleet.biosSnapshots(), fleet.catalogs()::current),
            fleet.biosSnapshots(),
            fleet.biosRegistries(),
            writers,
            new TimeOrderedId(fixture.clock, new SecureRandom()),
            fixture.clock);
    sweep =
        new BiosSweep(
            fixture.database,
            fleet.liveServers(),
            fleet.biosReadings(),
            fleet.biosSnapshots(),
            writers,
            INTERVAL,
            10,
            fixture.clock);
    sweep.enter();
  }

  @AfterEach
  void stop() {
    sweep.close();
    fixture.close();
  }

  @Test
  void whatLeavesTheBaselineIsDriftUntilItIsBack() {
    fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "as delivered");
    renewal.renew();
    assertThat(open()).isEmpty();

    machine.attributes.put("BootMode", "Bios");
    var seenAt = pass();
    var drift = only();
    assertThat(drift.attribute()).isEqualTo("BootMode");
    assertThat(drift.against()).isEqualTo(Against.BASELINE);
    assertThat(drift.was()).isEqualTo("Uefi");
    assertThat(drift.is()).isEqualTo("Bios");
    assertThat(drift.cause()).isEqualTo(new SomebodyElse());
    assertThat(drift.firstSeen()).isEqualTo(seenAt);
    assertThat(drifts.undo(VIEWER, server, Optional.of(drift.id())))
        .isEqualTo(Map.of("BootMode", "Uefi"));

    var confirmedAt = pass();
    assertThat(only().id()).isEqualTo(drift.id());
    assertThat(only().firstSeen()).isEqualTo(seenAt);
    assertThat(only().lastConfirmed()).isEqualTo(confirmedAt);

    machine.attributes.put("BootMode", "Uefi");
    var back = pass();
    assertThat(open()).isEmpty();
    assertThat(all()).singleElement().satisfies(over -> assertThat(over.endedAt()).contains(back));
  }

  @Test
  void deviceTypeSaysWhatServersWithoutABaselineShouldBe() {
    FleetFixture.write(
        directory.resolve("config/device-types/web.yaml"),
        """
        name: web
        match: [{vendor: Contoso}]
        bios:
          settings: {Retries: 5, BootMode: Uefi}
        """);
    fleet.catalogs().reload(ADMIN);
    pass();

    assertThat(only().against()).isEqualTo(Against.DEVICE_TYPE);
    assertThat(only().attribute()).isEqualTo("Retries");
    assertThat(only().cause()).isEqualTo(new NeverAsWanted());

    fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "this one is different");
    renewal.renew();
    assertThat(open()).as("its own baseline wins").isEmpty();
  }

  @Test
  void whereNobodySaidWhatShouldBeAChangeIsDrift() {
    pass();
    machine.attributes.put("Retries", 9L);
    pass();
    assertThat(only().against()).isEqualTo(Against.LAST_READING);
    assertThat(only().was()).isEqualTo(3L);

    machine.attributes.put("Retries", 3L);
    pass();
    assertThat(open()).isEmpty();
  }

  @Test
  void changeOfAJobThatReadItItselfIsTheJobs() {
    fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "");
    renewal.renew();
    machine.attributes.put("QuietBoot", false);
    fixture.clock.advance(Duration.ofMinutes(1));
    fleet
        .biosReadings()
        .read(server, new Occasion(SnapshotKind.CURRENT, "otto", "", Optional.of(JOB)));
    renewal.renew();

    assertThat(only().cause()).isEqualTo(new OurJob(JOB));
  }

  @Test
  void eachOfSeveralReadingsKeepsItsOwnCause() {
    fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "");
    machine.attributes.put("BootMode", "Bios");
    fixture.clock.advance(Duration.ofMinutes(1));
    fleet.biosReadings().refresh(OPERATOR, server);
    machine.attributes.put("QuietBoot", false);
    fixture.clock.advance(Duration.ofMinutes(1));
    fleet
        .biosReadings()
        .read(server, new Occasion(SnapshotKind.CURRENT, "otto", "", Optional.of(JOB)));
    renewal.renew();

    assertThat(open())
        .extracting(Drift::attribute, Drift::cause)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("BootMode", new SomebodyElse()),
            org.assertj.core.api.Assertions.tuple("QuietBoot", new OurJob(JOB)));
  }

  @Test
  void changeThatAJobVerifiedIsTheJobsAndWhatNobodyWantedOtherwiseIsHistory() {
    pass();
    machine.attributes.put("Retries", 7L);
    machine.attributes.put("BootMode", "Bios");
    writers.wrote.put("Retries", 7L);
    pass();

    assertThat(only().attribute()).isEqualTo("BootMode");
    assertThat(only().cause()).isEqualTo(new SomebodyElse());
    assertThat(all())
        .filteredOn(drift -> drift.attribute().equals("Retries"))
        .singleElement()
        .satisfies(drift -> {
          assertThat(drift.cause()).isEqualTo(new OurJob(JOB));
          assertThat(drift.endedAt()).isPresent();
        });
  }

  @Test
  void serverThatIsOffKeepsItsDrift() {
    fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "");
    machine.attributes.put("BootMode", "Bios");
    pass();
    machine.biosKnown = false;
    pass();
    assertThat(only().attribute()).isEqualTo("BootMode");

    machine.biosKnown = true;
    machine.attributes.put("BootMode", "Uefi");
    pass();
    assertThat(open()).isEmpty();
  }

  @Test
  void serverThatCannotBeReadSaysSinceWhen() {
    fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "");
    machine.attributes.put("BootMode", "Bios");
    var readAt = pass();
    machine.answers = false;
    var failedAt = pass();
    pass();

    var seen = drifts.list(VIEWER, DriftQuery.open(10)).items().getFirst();
    assertThat(seen.readAt()).isEqualTo(readAt);
    assertThat(seen.unreadSince()).isEqualTo(failedAt);
    assertThat(seen.unreadWhy()).contains("does not answer");

    machine.answers = true;
    pass();
    seen = drifts.list(VIEWER, DriftQuery.open(10)).items().getFirst();
    assertThat(seen.unreadSince()).isNull();
  }

  @Test
  void lookThatOurOwnEndCutsOffIsNoFailureOfTheServer() {
    pass();
    machine.answers = false;
    fixture.clock.advance(INTERVAL.plusMinutes(1));
    sweep.close();
    sweep.lookAtAllDue();

    assertThat(sweep.watched(server).orElseThrow().failedSince()).isEmpty();
  }

  @Test
  void refusedLoginIsNotTriedAgainAndAgain() {
    pass();
    machine.password = "another-made-up-one";
    pass();
    fixture.clock.advance(INTERVAL.plusMinutes(1));

    assertThat(sweep.lookAtAllDue()).isZero();
  }

  @Test
  void serverInAJobsHandsIsLookedAtLater() {
    pass();
    writers.busy = true;
    machine.attributes.put("BootMode", "Bios");
    pass();
    assertThat(open()).isEmpty();

    writers.busy = false;
    pass();
    assertThat(only().attribute()).isEqualTo("BootMode");
  }

  @Test
  void newServersAreSpreadOverTheInterval() {
    assertThat(sweep.lookAtAllDue()).as("not yet due").isLessThanOrEqualTo(1);
    fixture.clock.advance(INTERVAL);
    sweep.lookAtAllDue();

    assertThat(sweep.watched(server).orElseThrow().lookedAt()).isPresent();
  }

  @Test
  void deviceTypeTakenAwayEndsItsDrift() {
    FleetFixture.write(
        directory.resolve("config/device-types/web.yaml"),
        "name: web\nbios:\n  settings: {Retries: 5}\n");
    fleet.catalogs().reload(ADMIN);
    fleet.servers().update(OPERATOR, server, ServerChange.NOTHING.deviceType("web"));
    pass();
    assertThat(only().attribute()).isEqualTo("Retries");

    fleet.servers().update(OPERATOR, server, ServerChange.NOTHING.deviceType(""));
    renewal.renew();
    assertThat(open()).isEmpty();
  }

  /// Lets the server come round once.
  ///
  /// @return when it was looked at
  private Instant pass() {
    fixture.clock.advance(INTERVAL.plusSeconds(1));
    sweep.lookAtAllDue();
    renewal.renew();
    return fixture.clock.instant();
  }

  private List<Drift> open() {
    return drifts.list(VIEWER, DriftQuery.open(100)).items().stream()
        .map(SeenDrift::drift)
        .toList();
  }

  private List<Drift> all() {
    return drifts.list(VIEWER, DriftQuery.open(100).withEnded()).items().stream()
        .map(SeenDrift::drift)
        .toList();
  }

  private Drift only() {
    assertThat(open()).hasSize(1);
    return open().getFirst();
  }

  private static final class FakeWriters implements Writers {
    final Map<String, Object> wrote = new HashMap<>();
    boolean busy;

    @Override
    public Optional<UUID> of(UUID server, Change change) {
      var value = change.value();
      boolean readBack = value != null && value.equals(wrote.get(change.attribute()));
      return Optional.of(JOB).filter(_ -> readBack || change.readBy().isPresent());
    }

    @Override
    public boolean busy(UUID server) {
      return busy;
    }
  }
}
