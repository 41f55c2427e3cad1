package org.hwautomation.fleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.FleetSite;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.Health;
import org.hwautomation.fleet.server.Reachability;
import org.hwautomation.fleet.server.ServerStore;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is known of servers that nobody asked about.
class InventoryRoundTest {

  private static final Duration INTERVAL = Duration.ofHours(1);

  @TempDir Path directory;
  private final Set<UUID> busy = new HashSet<>();
  private FleetSite site;
  private InventoryRound round;

  @BeforeEach
  void open() {
    site = new FleetSite(directory);
    round = newRound();
  }

  @AfterEach
  void close() {
    round.close();
    site.close();
  }

  @Test
  void aNewServerIsReadAtOnceAndThenOnceInAnInterval() {
    try (var simulator = Simulator.one("generic")) {
      var server = site.enrol(simulator.bmc());
      assertThat(site.fleet().servers().byId(server).health()).isEqualTo(Health.UNKNOWN);

      assertThat(round.readAllDue()).isEqualTo(1);

      var read = site.fleet().servers().byId(server);
      assertThat(read.health()).isEqualTo(Health.OK);
      assertThat(read.inventoryAt()).isEqualTo(site.clock().instant());
      assertThat(site.fleet().inventories().latest(server)).isPresent();
      assertThat(round.readAllDue()).isZero();
      site.later(INTERVAL.minusSeconds(1));
      assertThat(round.readAllDue()).isZero();
      site.later(Duration.ofSeconds(2));
      assertThat(round.readAllDue()).isEqualTo(1);
      assertThat(site.fleet().servers().byId(server).inventoryAt())
          .isEqualTo(site.clock().instant());
    }
  }

  @Test
  void aBmcThatIsAwayIsMarkedAndLookedForAgainSoonerThanTheInterval() {
    UUID server;
    try (var simulator = Simulator.one("generic")) {
      server = site.enrol(simulator.bmc());
    }
    assertThat(round.readAllDue()).isEqualTo(1);
    assertThat(site.fleet().servers().byId(server).reachability())
        .isEqualTo(Reachability.NO_ANSWER);

    site.later(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(round.readAllDue()).isEqualTo(1);
  }

  @Test
  void aServerThatAJobWorksOnIsLeftAlone() {
    try (var simulator = Simulator.one("generic")) {
      var server = site.enrol(simulator.bmc());
      busy.add(server);
      var before = simulator.bmc().history().requestCount();

      assertThat(round.readAllDue()).isEqualTo(1);

      assertThat(simulator.bmc().history().requestCount()).isEqualTo(before);
      busy.clear();
      site.later(Duration.ofMinutes(10).plusSeconds(1));
      assertThat(round.readAllDue()).isEqualTo(1);
      assertThat(site.fleet().inventories().latest(server)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGIN_REFUSED", "UNTRUSTED"})
  void whoNeedsAPersonFirstIsNotAskedAgainAndAgain(Reachability state) {
    try (var simulator = Simulator.one("generic")) {
      var server = site.enrol(simulator.bmc());
      new ServerStore(new Database(site.database())).failed(server, state, "as the test wants");

      assertThat(round.readAllDue()).isZero();
      site.later(INTERVAL.multipliedBy(2));
      assertThat(round.readAllDue()).isZero();
    }
  }

  @Test
  void severalProcessesShareTheWork() {
    try (var simulator = Simulator.one("generic");
        var other = newRound()) {
      site.enrol(simulator.bmc());

      assertThat(round.readAllDue() + other.readAllDue()).isEqualTo(1);
    }
  }

  private InventoryRound newRound() {
    return new InventoryRound(
        new Database(site.database()),
        site.fleet().inventories(),
        busy::contains,
        INTERVAL,
        10,
        site.clock());
  }
}
