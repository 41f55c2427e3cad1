package org.hwautomation.fleet.bios.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.LOGIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;
import static org.hwautomation.fleet.FleetFixture.VIEWER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.fleet.FakeBmc;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.audit.AuditEntry;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.bios.registry.RegistryKey;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Reachability;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BiosReadingsTest {

  @TempDir Path directory;
  private FleetFixture fixture;
  private Fleet fleet;
  private FakeBmc machine;
  private UUID server;

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    fleet = fixture.fleet;
    machine = new FakeBmc("Contoso", "R1", "SN0001");
    server = enrol(8443, machine);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void refreshKeepsValuesInForceAndPendingOnes() {
    machine.pending.put("BootMode", "Bios");
    var current = fleet.biosReadings().refresh(OPERATOR, server);

    assertThat(current.settings().attributes()).isEqualTo(machine.attributes);
    assertThat(current.takenBy()).isEqualTo("otto");
    assertThat(pending()).isEqualTo(Map.of("BootMode", "Bios"));

    machine.pending.clear();
    fleet.biosReadings().refresh(OPERATOR, server);
    assertThat(pending()).isEmpty();
  }

  @Test
  void baselineIsTakenWithItsNoteAndWrittenDown() {
    var baseline =
        fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, "as delivered");

    assertThat(baseline.kind()).isEqualTo(SnapshotKind.BASELINE);
    assertThat(baseline.note()).isEqualTo("as delivered");
    assertThat(fleet.biosSnapshots().latest(server, SnapshotKind.CURRENT)).isPresent();
    assertThat(fleet.audit().find(ADMIN, AuditQuery.newest(10)))
        .extracting(AuditEntry::action)
        .contains("bios.snapshot");
  }

  @Test
  void serverThatShowsNothingIsNoBaseline() {
    machine.biosKnown = false;

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> fleet.biosReadings().take(OPERATOR, server, SnapshotKind.BASELINE, ""))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("bios-unknown"));
    assertThat(fleet.biosSnapshots().latest(server, SnapshotKind.BASELINE)).isEmpty();
  }

  @Test
  void viewerMayNotMakeAServerBeRead() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> fleet.biosReadings().refresh(VIEWER, server));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> fleet.biosReadings().take(VIEWER, server, SnapshotKind.CURRENT, ""));
  }

  @Test
  void bmcThatIsSilentMarksItsServer() {
    machine.answers = false;

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> fleet.biosReadings().refresh(OPERATOR, server));
    assertThat(fleet.servers().byId(server).reachability()).isEqualTo(Reachability.NO_ANSWER);
  }

  @Test
  void registryIsAskedForOnceForAllMachinesOfAKind() {
    machine.registry = Optional.of(registry());
    var twin = new FakeBmc("Contoso", "R1", "SN0002");
    twin.registry = machine.registry;
    var second = enrol(8444, twin);

    fleet.biosReadings().refresh(OPERATOR, server);
    fleet.biosReadings().refresh(OPERATOR, server);
    fleet.biosReadings().refresh(OPERATOR, second);
    assertThat(machine.registryReads).hasValue(1);
    assertThat(twin.registryReads).hasValue(0);

    twin.attributes.put("OfAnotherCard", "Enabled");
    fleet.biosReadings().refresh(OPERATOR, second);
    fleet.biosReadings().refresh(OPERATOR, second);
    fleet.biosReadings().refresh(OPERATOR, server);
    assertThat(twin.registryReads).as("more is built in").hasValue(1);
    assertThat(machine.registryReads).hasValue(1);
    twin.registryReads.set(0);

    twin.biosVersion = "1.9.0";
    fleet.biosReadings().refresh(OPERATOR, second);
    assertThat(twin.registryReads).as("another BIOS version").hasValue(1);
    assertThat(fixture.count("bios_registry")).as("of equal content").isEqualTo(1);
  }

  @Test
  void registryComesBackFromTheDatabaseAsItWasWithoutTheValuesOfOneMachine() {
    machine.registry = Optional.of(registry());
    fleet.biosReadings().refresh(OPERATOR, server);

    try (var another = fixture.reopen()) {
      var known =
          another
              .biosRegistries()
              .find(new RegistryKey("Contoso", "R1", "1.8.2", "Registry.v1", ""))
              .orElseThrow();
      assertThat(known.dialect()).isEqualTo(BiosDialect.STANDARD);
      var read = known.registry().orElseThrow();
      assertThat(read.attributes().keySet()).containsExactly("Zeta", "Alpha");
      assertThat(read.menus()).isEqualTo(registry().menus());
      assertThat(read.dependencies()).isEqualTo(registry().dependencies());
      var zeta = read.attribute("Zeta").orElseThrow();
      assertThat(zeta.currentValue().isMissingNode()).isTrue();
      assertThat(zeta.defaultValue().asString()).isEqualTo("On");
      assertThat(zeta.values()).containsExactlyElementsOf(original("Zeta").values());
      var alpha = read.attribute("Alpha").orElseThrow();
      assertThat(alpha).isEqualTo(original("Alpha"));
    }
  }

  @Test
  void missingRegistryIsAskedForAgainAfterADay() {
    fleet.biosReadings().refresh(OPERATOR, server);
    fleet.biosReadings().refresh(OPERATOR, server);
    assertThat(machine.registryReads).hasValue(1);

    fixture.clock.advance(Duration.ofDays(1));
    machine.registry = Optional.of(registry());
    fleet.biosReadings().refresh(OPERATOR, server);
    assertThat(machine.registryReads).hasValue(2);
    fleet.biosReadings().refresh(OPERATOR, server);
    assertThat(machine.registryReads).hasValue(2);
  }

  @Test
  void sweepReadsBiosSettingsToo() throws InterruptedException {
    var sweep = fleet.inventories().refreshAll(OPERATOR, List.of(server));
    var end = fleet.inventories().awaitSweep(sweep.id());

    assertThat(end.faults()).isEmpty();
    assertThat(fleet.biosSnapshots().latestKnown(server)).isPresent();
  }

  private Map<String, Object> pending() {
    return fleet
        .biosSnapshots()
        .latest(server, SnapshotKind.PENDING)
        .orElseThrow()
        .settings()
        .attributes();
  }

  private static AttributeRegistry.Attribute original(String name) {
    return registry().attribute(name).orElseThrow();
  }

  private static AttributeRegistry registry() {
    var document =
        """
        {"RegistryEntries": {
          "Attributes": [
            {"AttributeName": "Zeta", "Type": "Enumeration", "DisplayName": "Zeta function",
             "MenuPath": "./Proc", "DefaultValue": "On", "CurrentValue": "Off",
             "Value": [{"ValueName": "On", "ValueDisplayName": "Enabled"},
                       {"ValueName": "Off", "ValueDisplayName": "Disabled"}]},
            {"AttributeName": "Alpha", "Type": "Integer", "LowerBound": 0, "UpperBound": 100,
             "ReadOnly": true}],
          "Menus": [{"MenuName": "Proc", "DisplayName": "Processor", "MenuPath": "./Proc"}],
          "Dependencies": [{"DependencyFor": "Alpha", "Type": "Map", "Dependency": {
             "MapFrom": [{"MapFromAttribute": "Zeta", "MapFromProperty": "CurrentValue",
                          "MapFromCondition": "EQU", "MapFromValue": "Off"}],
             "MapToAttribute": "Alpha", "MapToProperty": "ReadOnly", "MapToValue": true}}]}}
        """;
    return AttributeRegistryReader.parse("Registry.v1", new JsonMapper().readTree(document));
  }

  private UUID enrol(int port, FakeBmc bmc) {
    fixture.bmcs.add("127.0.0.1", port, bmc);
    return fleet
        .servers()
        .enrol(OPERATOR, NewServer.at(Endpoint.onFirstUse("127.0.0.1", port), LOGIN))
        .id();
  }
}
