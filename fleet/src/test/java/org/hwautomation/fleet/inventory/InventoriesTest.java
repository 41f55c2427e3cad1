package org.hwautomation.fleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.Health;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoriesTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private Inventories inventories;
  private FakeBmc machine;
  private UUID id;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    inventories = fixture.fleet.inventories();
    machine = new FakeBmc("Contoso", "R1", "SN1");
    id = enrol(1, machine).id();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatTheServerSaidIsKeptAsItWasAndShownInTheLists() {
    machine.health = "Warning";
    machine.powerState = PowerState.OFF;
    var snapshot = inventories.refresh(OPERATOR, id);
    assertThat(inventories.latest(id)).contains(snapshot);
    assertThat(snapshot.inventory().processors().getFirst().cores()).isEqualTo(32);
    assertThat(snapshot.inventory().gaps()).hasSize(1);
    var server = fixture.fleet.servers().byId(id);
    assertThat(server.health()).isEqualTo(Health.WARNING);
    assertThat(server.power()).isEqualTo(PowerState.OFF);
    assertThat(server.inventoryAt()).isEqualTo(fixture.clock.instant());
  }

  @Test
  void readingTheSameAgainConfirmsTheSnapshotWhateverThePowerDoes() {
    var first = inventories.refresh(OPERATOR, id);
    fixture.clock.advance(Duration.ofHours(1));
    machine.powerState = PowerState.OFF;
    var second = inventories.refresh(OPERATOR, id);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.firstReadAt()).isEqualTo(first.firstReadAt());
    assertThat(second.confirmedAt()).isEqualTo(first.confirmedAt().plus(Duration.ofHours(1)));
    assertThat(second.inventory().power()).isEqualTo(PowerState.OFF);
    assertThat(inventories.history(id, 10)).hasSize(1);
  }

  @Test
  void newFirmwareMakesANewSnapshotAndIsCountedAcrossTheFleet() {
    inventories.refresh(OPERATOR, id);
    var other = enrol(2, new FakeBmc("Contoso", "R1", "SN2")).id();
    inventories.refresh(OPERATOR, other);
    assertThat(inventories.versions(ComponentKind.BIOS))
        .containsExactly(new VersionCount("BIOS", "1.8.2", 2));
    fixture.clock.advance(Duration.ofMinutes(1));
    machine.biosVersion = "1.13.2";
    inventories.refresh(OPERATOR, id);
    assertThat(inventories.history(id, 10)).hasSize(2);
    assertThat(inventories.versions(ComponentKind.BIOS))
        .containsExactlyInAnyOrder(
            new VersionCount("BIOS", "1.8.2", 1), new VersionCount("BIOS", "1.13.2", 1));
  }

  @Test
  void aSerialNumberPaddedWithNulIsStored() {
    var i = machine.identity;
    machine.identity =
        new Identity(
            i.vendor(), i.model(), "SN1\0\0", i.uuid(), i.bmcFamily(), i.bmcVersion(), "1", "");
    assertThat(inventories.refresh(OPERATOR, id).inventory().identity().serial()).isEqualTo("SN1");
    assertThat(fixture.fleet.servers().byId(id).serial()).isEqualTo("SN1");
  }

  @Test
  void biosAttributesKeepTheirTypesAndNulls() {
    var snapshot = inventories.refreshBios(OPERATOR, id);
    assertThat(snapshot.settings().attributes())
        .containsEntry("Retries", 3L)
        .containsEntry("QuietBoot", true)
        .containsEntry("BootMode", "Uefi")
        .containsEntry("AdminPassword", null);
    fixture.clock.advance(Duration.ofMinutes(1));
    assertThat(inventories.refreshBios(OPERATOR, id).id()).isEqualTo(snapshot.id());
    fixture.clock.advance(Duration.ofMinutes(1));
    machine.attributes.put("Retries", 4L);
    assertThat(inventories.refreshBios(OPERATOR, id).id()).isNotEqualTo(snapshot.id());
  }

  @Test
  void aBmcThatDoesNotAnswerIsMarkedAndComesBackByItself() {
    machine.answers = false;
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> inventories.refresh(OPERATOR, id))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("bmc-unreachable"));
    assertThat(fixture.fleet.servers().byId(id).state()).isEqualTo(ServerState.UNREACHABLE);
    machine.answers = true;
    inventories.refresh(OPERATOR, id);
    assertThat(fixture.fleet.servers().byId(id).state()).isEqualTo(ServerState.ENROLLED);
  }

  @Test
  void aSweepReadsAllAndNamesThoseThatItCouldNotRead() throws InterruptedException {
    var ids = new ArrayList<UUID>();
    for (int n = 2; n < 60; n++) {
      var each = new FakeBmc("Contoso", "R1", "SN" + n);
      ids.add(enrol(n, each).id());
      each.answers = n != 30;
    }
    var started = inventories.refreshAll(OPERATOR, ids);
    var ended = inventories.awaitSweep(started.id());
    assertThat(ended.finished()).isTrue();
    assertThat(ended.done()).isEqualTo(57);
    assertThat(ended.failed()).isEqualTo(1);
    assertThat(ended.faults().getFirst().name()).isEqualTo("SN30");
  }

  private Server enrol(int n, FakeBmc bmc) {
    fixture.bmcs.add("127.0.1." + n, 443, bmc);
    return fixture
        .fleet
        .servers()
        .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.1." + n, 443), LOGIN));
  }
}
