package org.hwautomation.driver.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
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
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Everything that a job does to a server, by the driver that knows no vendor, on a board with
/// bmcweb: tasks whose monitor speaks once and that are forgotten with a restart, and images that
/// are members of the inventory until they run.
class OpenBmcStoryTest {

  private static final Map<String, Object> WISH =
      Map.of("HyperThreading", "Disabled", "SetupPromptSeconds", 5L, "QuietBoot", false);

  @TempDir Path files;

  @FunctionalInterface
  private interface Doing {
    void with(SimulatedBmc bmc, ConnectedServer server) throws Exception;
  }

  private static void on(Doing doing) throws Exception {
    try (var machine = SimulatedServer.of("openbmc", new StandardDriver())) {
      doing.with(machine.bmc(), machine.server());
    }
  }

  @Test
  void isReadWithoutGaps() throws Exception {
    on((bmc, server) -> {
      var inventory = server.must(InventoryReading.class).read();

      assertThat(inventory.gaps()).isEmpty();
      assertThat(inventory.identity().vendor()).isEqualTo("Aldervale");
      assertThat(inventory.identity().model()).isEqualTo(bmc.machine().profile().model());
      assertThat(inventory.firmware())
          .extracting(FirmwareItem::id, FirmwareItem::kind, FirmwareItem::state)
          .contains(
              org.assertj.core.groups.Tuple.tuple(
                  "bmc_active", ComponentKind.BMC, FirmwareItem.State.ACTIVE),
              org.assertj.core.groups.Tuple.tuple(
                  "bmc_alternate", ComponentKind.BMC, FirmwareItem.State.BACKUP),
              org.assertj.core.groups.Tuple.tuple(
                  "bios_active", ComponentKind.BIOS, FirmwareItem.State.ACTIVE));
    });
  }

  @Test
  void biosChangesWaitForTheNextStart() throws Exception {
    on((bmc, server) -> {
      var bios = server.must(BiosConfiguration.class);
      var changes = new HashMap<String, Object>();
      var plan = bios.compare(WISH, List.of());
      assertThat(plan.faults()).isEmpty();
      plan.changes().forEach(change -> changes.put(change.attribute(), change.to()));

      var ticket = bios.stage(changes);
      assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
      server.must(Power.class).reset(ResetType.FORCE_OFF);
      server.must(Power.class).reset(ResetType.ON);
      bmc.advance(Duration.ofMinutes(10));

      assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(bios.verify(WISH)).allMatch(BiosVerdict::applied);
      assertThat(bmc.history().attributeChanges()).hasSize(3);
    });
  }

  @Test
  void aHostImageStandsByUntilTheHostStarts() throws Exception {
    on((bmc, server) -> {
      var target = target(ComponentKind.BIOS, "bios_active", "1.05.00");
      var ticket = submit(server, bmc, target, Activation.HOST_RESET);
      assertThat(update(server).look(target, ticket)).isInstanceOf(InstallState.Running.class);
      assertThat(states(server, "1.05.00")).containsExactly(FirmwareItem.State.STAGED);
      bmc.advance(Duration.ofMinutes(5));
      assertThat(update(server).look(target, ticket)).isInstanceOf(InstallState.Finished.class);
      assertThat(states(server, "1.05.00")).containsExactly(FirmwareItem.State.BACKUP);

      server.must(Power.class).reset(ResetType.FORCE_RESTART);
      bmc.advance(Duration.ofMinutes(10));

      assertThat(states(server, "1.05.00")).containsExactly(FirmwareItem.State.ACTIVE);
      assertThat(server.must(InventoryReading.class).read().identity().biosVersion())
          .isEqualTo("1.05.00");
      assertThat(bmc.history().flashes()).hasSize(1);
    });
  }

  @Test
  void aBmcImageRestartsTheBmcWhichForgetsTheTask() throws Exception {
    on((bmc, server) -> {
      var target = target(ComponentKind.BMC, "bmc_active", "2.18.0");
      var ticket = submit(server, bmc, target, Activation.BMC_RESTART);
      bmc.advance(Duration.ofMinutes(10));

      assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
      assertThat(update(server).look(target, ticket)).isInstanceOf(InstallState.Vanished.class);
      assertThat(states(server, "2.18.0")).containsExactly(FirmwareItem.State.ACTIVE);
    });
  }

  @Test
  void aFileThatIsNoImageIsRefusedAtOnce() throws Exception {
    on((bmc, server) -> {
      var target = target(ComponentKind.BIOS, "bios_active", "1.05.00");
      var file = Files.write(files.resolve("junk.bin"), new byte[100_000]);
      var refusal =
          catchThrowableOfType(
              RedfishException.class,
              () -> update(server).submit(target, image(file), (_, _) -> {}));

      assertThat(refusal).hasMessageContaining("InvalidUpload");
      assertThat(bmc.history().flashes()).isEmpty();
    });
  }

  @Test
  void anImageOverTheBodyLimitIsAnObstacleBeforeItIsSent() throws Exception {
    on((_, server) -> {
      var target = target(ComponentKind.BIOS, "bios_active", "1.05.00");
      var large =
          new FirmwareTarget(
              target.kind(),
              target.component(),
              "",
              target.installItem(),
              target.from(),
              target.to(),
              target.fileName(),
              target.image(),
              new ByteSize(31L << 20));
      assertThat(update(server).obstacle(large))
          .hasValueSatisfying(why -> assertThat(why).contains("30"));
      assertThat(update(server).obstacle(target)).isEmpty();
    });
  }

  private static FirmwareUpdate update(ConnectedServer server) {
    return server.must(FirmwareUpdate.class);
  }

  private static List<FirmwareItem.State> states(ConnectedServer server, String version) {
    return update(server).inventory().stream()
        .filter(item -> item.version().equals(version))
        .map(FirmwareItem::state)
        .toList();
  }

  private JsonNode submit(
      ConnectedServer server, SimulatedBmc bmc, FirmwareTarget target, Activation activation)
      throws Exception {
    var header =
        new FirmwareImage(
            "Aldervale",
            target.installItem(),
            target.to(),
            List.of(bmc.machine().profile().model()),
            activation,
            100_000);
    var file = FirmwareImageWriter.write(header, files.resolve(target.installItem() + ".bin"));
    return update(server).submit(target, image(file), (_, _) -> {});
  }

  private static org.hwautomation.driver.firmware.FirmwareImage image(Path file) throws Exception {
    return new org.hwautomation.driver.firmware.FirmwareImage(
        file, file.getFileName().toString(), new ByteSize(Files.size(file)), Sha256.of(file));
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
}
