package org.hwautomation.fleet.bios.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BiosSnapshotsTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private BiosSnapshots snapshots;
  private UUID server;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    snapshots = fixture.fleet.biosSnapshots();
    fixture.bmcs.add("127.0.0.1", 8443, new FakeBmc("Contoso", "R1", "SN0001"));
    server =
        fixture
            .fleet
            .servers()
            .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", 8443), LOGIN))
            .id();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void equalReadingOnlyMovesTheTimeOfConfirmation() {
    var first = keep(values(10));
    fixture.clock.advance(Duration.ofHours(1));
    var second = keep(values(10));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.firstReadAt()).isEqualTo(first.firstReadAt());
    assertThat(second.confirmedAt()).isEqualTo(fixture.clock.instant());
    assertThat(fixture.count("bios_snapshot")).isEqualTo(1);
  }

  @Test
  void smallChangeIsStoredAsItsDifferenceAndReadAsAWhole() {
    keep(values(100));
    var changed = values(100);
    changed.put("Attribute7", "Other");
    changed.put("New", 5L);
    changed.remove("Attribute8");
    changed.put("Attribute9", null);
    var second = keep(changed);

    assertThat(second.settings().attributes()).isEqualTo(changed);
    assertThat(storedValues(second.id())).isEqualTo(3);
    assertThat(entry(0).changes()).isEqualTo(4);
    assertThat(entry(0).size()).isEqualTo(100);
  }

  @Test
  void valueThatChangedAndCameBackReadsAsItWas() {
    var original = values(100);
    keep(original);
    var changed = values(100);
    changed.put("Attribute7", "Other");
    keep(changed);
    var back = keep(original);

    assertThat(back.settings().attributes()).isEqualTo(original);
    assertThat(storedValues(back.id())).isZero();
    assertThat(entry(0).changes()).isEqualTo(1);
  }

  @Test
  void moreThanAQuarterOfDifferencesMakesANewWholeSnapshot() {
    keep(values(100));
    var quarter = values(100);
    IntStream.range(0, 25).forEach(i -> quarter.put("Attribute" + i, "Other"));
    assertThat(storedValues(keep(quarter).id())).isEqualTo(25);
    quarter.put("Attribute25", "Other");
    assertThat(storedValues(keep(quarter).id())).isEqualTo(100);
  }

  /// However values come, go and change, each snapshot reads as what was kept.
  @Test
  void everySnapshotOfALongHistoryReadsAsItWasKept() {
    var random = new Random(4711);
    var now = values(60);
    var kept = new HashMap<UUID, Map<String, @Nullable Object>>();
    for (int round = 0; round < 60; round++) {
      for (int change = random.nextInt(round % 10 == 0 ? 30 : 4); change >= 0; change--) {
        var name = "Attribute" + random.nextInt(80);
        switch (random.nextInt(4)) {
          case 0 -> now.remove(name);
          case 1 -> now.put(name, null);
          case 2 -> now.put(name, (long) random.nextInt(5));
          default -> now.put(name, "value " + random.nextInt(5));
        }
      }
      kept.put(keep(now).id(), new HashMap<>(now));
    }
    assertThat(kept).hasSizeGreaterThan(40);
    kept.forEach((id, values) ->
        assertThat(snapshots.find(id).orElseThrow().settings().attributes()).isEqualTo(values));
  }

  @Test
  void noteMakesASnapshotOfItsOwnEvenOfEqualValuesAndStoresNoneAgain() {
    keep(values(100));
    var noted =
        snapshots.keep(
            server,
            settings(values(100)),
            SnapshotKind.CURRENT,
            "otto",
            "before the move",
            Optional.empty());

    assertThat(noted.note()).isEqualTo("before the move");
    assertThat(noted.takenBy()).isEqualTo("otto");
    assertThat(fixture.count("bios_snapshot")).isEqualTo(2);
    assertThat(storedValues(noted.id())).isZero();
    assertThat(noted.settings().attributes()).isEqualTo(values(100));
  }

  @Test
  void kindsHaveHistoriesOfTheirOwn() {
    keep(values(20));
    var job = UUID.randomUUID();
    var baseline =
        snapshots.keep(
            server, settings(values(20)), SnapshotKind.BASELINE, "otto", "", Optional.of(job));
    var pending =
        snapshots.keep(
            server,
            settings(new HashMap<>(Map.of("BootMode", "Bios"))),
            SnapshotKind.PENDING,
            "otto",
            "",
            Optional.empty());
    var changed = values(20);
    changed.put("Attribute1", "Other");
    keep(changed);

    assertThat(snapshots.latest(server, SnapshotKind.BASELINE)).contains(baseline);
    assertThat(baseline.job()).contains(job);
    assertThat(snapshots.latest(server, SnapshotKind.PENDING)).contains(pending);
    assertThat(snapshots.latest(server, SnapshotKind.CURRENT).orElseThrow().settings().attributes())
        .isEqualTo(changed);
  }

  @Test
  void serverThatReportsNothingIsUnknownAndItsLastValuesStayKnown() {
    var told = keep(values(20));
    keep(new BiosSettings(Map.of(), "Registry.v1", "1.8.2", false));

    assertThat(snapshots.latest(server, SnapshotKind.CURRENT).orElseThrow().settings().known())
        .isFalse();
    assertThat(snapshots.latestKnown(server)).contains(told);
    assertThat(entry(0).changes()).as("unknown is no change").isZero();
    var again = keep(values(20));
    assertThat(storedValues(again.id())).isZero();
    assertThat(entry(0).changes()).as("beside what it told before").isZero();
  }

  @Test
  void historyIsReadInPagesNewestFirst() {
    for (int i = 0; i < 7; i++) {
      var values = values(20);
      values.put("Attribute1", (long) i);
      keep(values);
    }
    var first = snapshots.history(server, Optional.empty(), 3);
    var second = snapshots.history(server, first.next(), 3);
    var third = snapshots.history(server, second.next(), 3);

    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(3).doesNotContainAnyElementsOf(first.items());
    assertThat(third.items()).hasSize(1);
    assertThat(third.next()).isEmpty();
    assertThat(first.items().getFirst().id())
        .isEqualTo(snapshots.latest(server, SnapshotKind.CURRENT).orElseThrow().id());
  }

  @Test
  void cursorThatIsNoneOfThisListIsRefused() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> snapshots.history(server, Optional.of("nonsense"), 3))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("cursor-invalid"));
  }

  @Test
  void paddingThatTheDatabaseCannotKeepIsNoChange() {
    var values = values(20);
    values.put("AssetTag", "A1\u0000\u0000");
    var first = keep(values);

    assertThat(first.settings().attributes()).containsEntry("AssetTag", "A1");
    values.put("Attribute1", "Other");
    keep(values);
    assertThat(entry(0).changes()).isEqualTo(1);
  }

  @Test
  void removedServerTakesItsHistoryWithIt() {
    keep(values(20));
    var changed = values(20);
    changed.put("Attribute1", "Other");
    keep(changed);

    fixture.fleet.servers().remove(OPERATOR, server);
    assertThat(fixture.count("bios_snapshot")).isZero();
  }

  private BiosSnapshotEntry entry(int place) {
    return snapshots.history(server, Optional.empty(), 50).items().get(place);
  }

  private BiosSnapshot keep(Map<String, @Nullable Object> values) {
    return keep(settings(values));
  }

  private BiosSnapshot keep(BiosSettings settings) {
    return snapshots.keep(server, settings, SnapshotKind.CURRENT, "system", "", Optional.empty());
  }

  private static BiosSettings settings(Map<String, @Nullable Object> values) {
    return new BiosSettings(new HashMap<>(values), "Registry.v1", "1.8.2", true);
  }

  private static Map<String, @Nullable Object> values(int count) {
    var values = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < count; i++)
      values.put("Attribute" + i, i % 3 == 0 ? "Enabled" : (Object) (long) i);
    return values;
  }

  private int storedValues(UUID id) {
    return fixture
        .database
        .sql("SELECT count(*) FROM bios_snapshot, jsonb_object_keys(attributes) WHERE id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }
}
