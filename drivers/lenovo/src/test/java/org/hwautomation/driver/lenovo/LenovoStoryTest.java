package org.hwautomation.driver.lenovo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.driver.testkit.SimulatedServer;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Everything that a job does to a server, on a simulated ThinkSystem over the wire.
class LenovoStoryTest {

  private static final Map<String, Object> WISH =
      Map.of("Processors_HyperThreading", "Disabled", "SystemRecovery_POSTWatchdogTimerValue", 9L);

  @TempDir Path files;

  @FunctionalInterface
  private interface Doing {
    void with(SimulatedBmc bmc, Connection connection) throws Exception;
  }

  private static void on(String profile, Doing doing) throws Exception {
    try (var machine = SimulatedServer.of(profile, new LenovoDriver())) {
      doing.with(machine.bmc(), machine.connection());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "lenovo-sr650v3")
  void isRecognisedAndReadWithoutGaps(String profile) throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var inventory = connection.server().must(InventoryReading.class).read();

          assertThat(connection.server().driverId()).isEqualTo("lenovo");
          assertThat(inventory.gaps()).isEmpty();
          assertThat(inventory.identity().model()).isEqualTo(bmc.machine().profile().model());
          assertThat(inventory.identity().serial()).startsWith("J");
          assertThat(inventory.firmware())
              .extracting(FirmwareItem::id)
              .contains("UEFI", "BMC-Primary", "Slot_1.Bundle", "BMC-Primary-Pending");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = "lenovo-sr650v3")
  void biosChangesWaitForPowerOffAndOn(String profile) throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var server = connection.server();
          var bios = server.must(BiosConfiguration.class);
          var changes = new HashMap<String, Object>();
          var plan = bios.compare(WISH, List.of());
          assertThat(plan.faults()).isEmpty();
          plan.changes().forEach(change -> changes.put(change.attribute(), change.to()));
          assertThat(changes).containsOnlyKeys(WISH.keySet());

          var ticket = bios.stage(changes);
          assertThat(bios.underway(changes)).isPresent();
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          server.must(Power.class).reset(ResetType.FORCE_OFF);
          server.must(Power.class).reset(ResetType.ON);
          bmc.advance(Duration.ofMinutes(10));

          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(bios.verify(WISH)).allMatch(BiosVerdict::applied);
          assertThat(bmc.history().attributeChanges()).hasSize(2);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = "lenovo-sr650v3")
  void uefiGoesOnAsAJobAndBothItAndANetworkCardRunAfterTheHostsReset(String profile)
      throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var server = connection.server();
          var ticket = installs(server, bmc, ComponentKind.BIOS, "UEFI", "20A-2.50");
          assertThat(item(server, "UEFI-Pending").version()).isEqualTo("20A-2.50");
          assertThat(item(server, "UEFI").version()).isNotEqualTo("20A-2.50");
          reset(server, bmc);
          assertThat(update(server).look(target(ComponentKind.BIOS, "UEFI", "20A-2.50"), ticket))
              .isInstanceOf(InstallState.Finished.class);
          assertThat(item(server, "UEFI").version()).isEqualTo("20A-2.50");
          assertThat(item(server, "UEFI-Pending").version()).isEmpty();

          installs(server, bmc, ComponentKind.NIC, "Slot_1.Bundle", "26.40.1000");
          reset(server, bmc);
          assertThat(item(server, "Slot_1.Bundle").version()).isEqualTo("26.40.1000");
          assertThat(bmc.history().flashes()).hasSize(2);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = "lenovo-sr650v3")
  void aBmcImageRunsOnlyAfterAResetByUs(String profile) throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var server = connection.server();
          installs(server, bmc, ComponentKind.BMC, "BMC-Primary", "40A-4.10");
          assertThat(item(server, "BMC-Primary-Pending").version()).isEqualTo("40A-4.10");
          assertThat(bmc.history().bmcRestarts()).isZero();

          server.must(ManagerReset.class).reset();
          bmc.advance(Duration.ofMinutes(10));

          assertThat(item(server, "BMC-Primary").version()).isEqualTo("40A-4.10");
          assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
        });
  }

  private static FirmwareUpdate update(ConnectedServer server) {
    return server.must(FirmwareUpdate.class);
  }

  private static void reset(ConnectedServer server, SimulatedBmc bmc) {
    server.must(Power.class).reset(ResetType.FORCE_RESTART);
    bmc.advance(Duration.ofMinutes(10));
  }

  private JsonNode installs(
      ConnectedServer server, SimulatedBmc bmc, ComponentKind kind, String id, String version)
      throws Exception {
    var update = server.must(FirmwareUpdate.class);
    var target = target(kind, id, version);
    var ticket = update.submit(target, image(bmc, target), (_, _) -> {});
    assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Running.class);
    bmc.advance(Duration.ofMinutes(2));
    assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Running.class);
    bmc.advance(Duration.ofMinutes(8));
    assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Staged.class);
    return ticket;
  }

  private static FirmwareItem item(ConnectedServer server, String id) {
    return server.must(FirmwareUpdate.class).inventory().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static FirmwareTarget target(ComponentKind kind, String id, String version) {
    return new FirmwareTarget(
        kind,
        kind.name(),
        "",
        id,
        "0",
        version,
        id + ".bin",
        Sha256.of(new byte[0]),
        new ByteSize(0));
  }

  private org.hwautomation.driver.firmware.FirmwareImage image(
      SimulatedBmc bmc, FirmwareTarget target) throws Exception {
    var model = bmc.machine().profile().model();
    var header =
        new FirmwareImage(
            "Lenovo",
            target.installItem(),
            target.to(),
            List.of(model),
            Activation.HOST_RESET,
            100_000);
    var file = FirmwareImageWriter.write(header, files.resolve(target.installItem() + ".bin"));
    return new org.hwautomation.driver.firmware.FirmwareImage(
        file, file.getFileName().toString(), new ByteSize(file.toFile().length()), Sha256.of(file));
  }
}
