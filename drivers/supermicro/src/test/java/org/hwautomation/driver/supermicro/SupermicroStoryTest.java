package org.hwautomation.driver.supermicro;

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

/// Everything that a job does to a server, on each simulated Supermicro board over the wire.
class SupermicroStoryTest {

  private static final Map<String, Object> WISH =
      Map.of("SR_IOVSupport", "Enabled", "QuietBoot", false);

  @TempDir Path files;

  @FunctionalInterface
  private interface Doing {
    void with(SimulatedBmc bmc, Connection connection) throws Exception;
  }

  private static void on(String profile, Doing doing) throws Exception {
    try (var machine = SimulatedServer.of(profile, new SupermicroDriver())) {
      doing.with(machine.bmc(), machine.connection());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"supermicro-x12", "supermicro-x13", "supermicro-h13"})
  void isRecognisedAndReadWithoutGaps(String profile) throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var inventory = connection.server().must(InventoryReading.class).read();

          assertThat(connection.server().driverId()).isEqualTo("supermicro");
          assertThat(inventory.gaps()).isEmpty();
          assertThat(inventory.identity().model()).isEqualTo(bmc.machine().profile().model());
          assertThat(inventory.identity().serial()).startsWith("S");
          assertThat(inventory.firmware())
              .extracting(FirmwareItem::id)
              .contains("BIOS", "BMC", "CPLD_Motherboard", "NIC1");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"supermicro-x12", "supermicro-x13", "supermicro-h13"})
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
          assertThat(changes).containsOnlyKeys("SR_IOVSupport_0073", "QuietBoot_002D");

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
  @ValueSource(strings = {"supermicro-x12", "supermicro-x13", "supermicro-h13"})
  void aBiosImageAndANetworkCardsRunAfterTheHostsReset(String profile) throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var server = connection.server();
          installs(server, bmc, ComponentKind.BIOS, "BIOS", "BIOS Date: 08/08/2024 Ver 2.1");
          assertThat(item(server, "BIOS").version()).doesNotEndWith("2.1");
          server.must(Power.class).reset(ResetType.FORCE_RESTART);
          bmc.advance(Duration.ofMinutes(10));
          assertThat(item(server, "BIOS").version()).endsWith("2.1");

          installs(server, bmc, ComponentKind.NIC, "NIC1", "4.30");
          server.must(Power.class).reset(ResetType.FORCE_RESTART);
          bmc.advance(Duration.ofMinutes(10));
          assertThat(item(server, "NIC1").version()).isEqualTo("4.30");
          assertThat(bmc.history().flashes()).hasSize(2);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"supermicro-x12", "supermicro-x13", "supermicro-h13"})
  void aBmcImageEndsInTheBmcsRestartAndIsVisibleAfterwards(String profile) throws Exception {
    on(
        profile,
        (bmc, connection) -> {
          var server = connection.server();
          var update = server.must(FirmwareUpdate.class);
          var target = target(ComponentKind.BMC, "BMC", "01.03.50");
          var ticket = update.submit(target, image(bmc, target), (_, _) -> {});
          bmc.advance(Duration.ofMinutes(2));
          update.look(target, ticket);
          bmc.advance(Duration.ofMinutes(4));
          assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Finished.class);
          bmc.advance(Duration.ofMinutes(10));

          assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
          assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Vanished.class);
          assertThat(item(server, "BMC").version()).isEqualTo("01.03.50");
        });
  }

  private void installs(
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
  }

  private static FirmwareItem item(ConnectedServer server, String id) {
    return server.must(FirmwareUpdate.class).inventory().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static FirmwareTarget target(ComponentKind kind, String id, String version) {
    return new FirmwareTarget(
        kind, id, "", id, "0", version, id + ".bin", Sha256.of(new byte[0]), new ByteSize(0));
  }

  private org.hwautomation.driver.firmware.FirmwareImage image(
      SimulatedBmc bmc, FirmwareTarget target) throws Exception {
    var model = bmc.machine().profile().model();
    var header =
        new FirmwareImage(
            "Supermicro",
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
