package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.hwautomation.driver.Readiness;
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
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.image.FirmwareImageWriter.Flasher;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Everything that a job does to a server, on simulated ProLiants over the wire.
class HpeMachineTest {

  private static final String GEN10 = "hpe-dl380-gen10plus";
  private static final String GEN11 = "hpe-dl380-gen11";
  private static final String NIC = "14e416d715904166";
  private static final String NIC_TARGET = "14e416d7-1590-4166-0000-000000000000";
  private static final Map<String, Object> WISH =
      Map.of("Sriov", "Enabled", "ProcVirtualization", "Enabled", "AsrTimeoutMinutes2", 20L);

  @TempDir Path files;

  @FunctionalInterface
  private interface Doing {
    void with(SimulatedBmc bmc, ConnectedServer server) throws Exception;
  }

  private static void on(String profile, Doing doing) throws Exception {
    try (var machine = SimulatedServer.of(profile, new HpeDriver())) {
      doing.with(machine.bmc(), machine.server());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void isRecognisedAndReadWithoutGaps(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var inventory = server.must(InventoryReading.class).read();

          assertThat(server.driverId()).isEqualTo("hpe");
          assertThat(inventory.gaps()).isEmpty();
          assertThat(inventory.identity().model()).isEqualTo(bmc.machine().profile().model());
          assertThat(inventory.identity().serial()).startsWith("CZ");
          assertThat(inventory.identity().biosVersion())
              .isEqualTo(item(server, "SystemRomActive").version());
          assertThat(inventory.processors()).hasSize(2);
          assertThat(inventory.memory()).hasSize(8);
          assertThat(inventory.drives()).hasSize(2);
          assertThat(inventory.networkPorts()).hasSize(2);
          assertThat(inventory.firmware()).hasSize(14);
          assertThat(server.must(BiosConfiguration.class).registry()).isPresent();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void biosChangesAreTakenAtOnceAndJudgedInPost(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var bios = server.must(BiosConfiguration.class);
          var changes = new HashMap<String, Object>();
          var plan = bios.compare(WISH, List.of());
          assertThat(plan.faults()).isEmpty();
          plan.changes().forEach(change -> changes.put(change.attribute(), change.to()));
          assertThat(changes).containsOnlyKeys(WISH.keySet());

          var ticket = bios.stage(changes);
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          server.must(Power.class).reset(ResetType.FORCE_RESTART);
          bmc.advance(Duration.ofSeconds(20));
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Applying.class);
          assertThat(server.must(Readiness.class).look())
              .isInstanceOf(Readiness.State.NotReady.class);
          bmc.advance(Duration.ofMinutes(10));

          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(bios.verify(WISH)).allMatch(BiosVerdict::applied);
          assertThat(bmc.history().attributeChanges()).hasSize(3);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void whatPostRefusesIsNamedAndTheRestIsApplied(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var bios = server.must(BiosConfiguration.class);
          Map<String, Object> wish = Map.of("Sriov", "Enabled", "ProcTurbo", "Perhaps");

          var ticket = bios.stage(wish);
          server.must(Power.class).reset(ResetType.FORCE_RESTART);
          bmc.advance(Duration.ofMinutes(10));

          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(bios.verify(wish))
              .filteredOn(verdict -> !verdict.applied())
              .singleElement()
              .satisfies(verdict -> {
                assertThat(verdict.attribute()).isEqualTo("ProcTurbo");
                assertThat(verdict.result()).isEqualTo(BiosVerdict.Result.REJECTED);
              });
        });
  }

  /// What our planner would not let through is staged past it.
  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void whatTheWantedProfileGreysOutIsRefusedInPost(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var bios = server.must(BiosConfiguration.class);
          Map<String, Object> wish =
              Map.of(
                  "WorkloadProfile",
                  "GeneralPowerEfficientCompute",
                  "PowerRegulator",
                  "StaticHighPerf");
          assertThat(bios.compare(wish, List.of()).passes()).isEqualTo(2);

          bios.stage(wish);
          server.must(Power.class).reset(ResetType.FORCE_RESTART);
          bmc.advance(Duration.ofMinutes(10));

          assertThat(bios.verify(wish))
              .filteredOn(verdict -> !verdict.applied())
              .singleElement()
              .satisfies(verdict -> {
                assertThat(verdict.attribute()).isEqualTo("PowerRegulator");
                assertThat(verdict.result()).isEqualTo(BiosVerdict.Result.REJECTED);
                assertThat(verdict.now()).isEqualTo("DynamicPowerSavings");
              });
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void aRomIsFlashedAtOnceAndRunsAfterTheHostsReset(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var before = item(server, "SystemRomActive").version();
          var to = before.replaceFirst("v\\d+\\.\\d+", "v2.99");
          var target = target(ComponentKind.BIOS, "SystemRomActive", to, "rom.bin");

          var ticket = install(server, bmc, target, "");
          assertThat(item(server, "SystemRomActive").version()).isEqualTo(before);
          reset(server, bmc);

          assertThat(item(server, "SystemRomActive").version()).isEqualTo(to);
          assertThat(item(server, "SystemRomBackup").version()).isEqualTo(before);
          assertThat(update(server).look(target, ticket)).isNotNull();
          assertThat(server.must(BiosConfiguration.class).registry().orElseThrow().id())
              .endsWith("v1_2_99");
          assertThat(bmc.history().flashes()).hasSize(1);
          assertThat(bmc.history().hostReboots()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void anIloImageRestartsTheIloByItself(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var to = "3.07 Sep 01 2024";
          var target = target(ComponentKind.BMC, "SystemBMC", to, "ilo.bin");
          update(server).submit(target, image(bmc, target, ""), (_, _) -> {});
          bmc.advance(Duration.ofMinutes(10));

          assertThat(item(server, "SystemBMC").version()).isEqualTo(to);
          assertThat(server.identify().bmcVersion()).endsWith(" v3.07");
          assertThat(bmc.history().bmcRestarts()).isEqualTo(1);
          assertThat(bmc.history().hostReboots()).isZero();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void aPackageForUefiWaitsInTheQueueUntilPost(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var target = target(ComponentKind.NIC, NIC, "230.0.1.0", "nic.fwpkg");
          var update = update(server);

          var ticket = update.submit(target, image(bmc, target, NIC_TARGET), (_, _) -> {});
          bmc.advance(Duration.ofMinutes(5));
          assertThat(bmc.history().flashes()).isEmpty();
          assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Staged.class);
          reset(server, bmc);

          assertThat(item(server, NIC).version()).isEqualTo("230.0.1.0");
          assertThat(bmc.history().flashes()).hasSize(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void aDamagedImageIsRefusedAndNothingIsFlashed(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var target = target(ComponentKind.BIOS, "SystemRomActive", "U54 v9.99", "bad.bin");
          var good = image(bmc, target, "");
          var bytes = Files.readAllBytes(good.file());
          bytes[bytes.length / 2] ^= 1;
          Files.write(good.file(), bytes);

          var ticket = update(server).submit(target, good, (_, _) -> {});
          bmc.advance(Duration.ofMinutes(10));

          assertThat(update(server).look(target, ticket))
              .isInstanceOfSatisfying(
                  InstallState.Refused.class,
                  refused -> assertThat(refused.code()).isEqualTo("UpdateInvalidFile"));
          assertThat(bmc.history().flashes()).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void anUploadDuringPostIsForLater(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          bmc.fault("post-busy");
          var rom = target(ComponentKind.BIOS, "SystemRomActive", "U54 v2.99", "rom.bin");

          assertThatThrownBy(() -> update(server).submit(rom, image(bmc, rom, ""), (_, _) -> {}))
              .isInstanceOfSatisfying(
                  RedfishException.class,
                  refused -> assertThat(refused.failure()).isInstanceOf(Failure.Busy.class));
          bmc.heal();
          assertThat(update(server).submit(rom, image(bmc, rom, ""), (_, _) -> {})).isNotNull();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {GEN10, GEN11})
  void whileOneUpdateRunsNoOtherIsSent(String profile) throws Exception {
    on(
        profile,
        (bmc, server) -> {
          var rom = target(ComponentKind.BIOS, "SystemRomActive", "U54 v2.99", "rom.bin");
          update(server).submit(rom, image(bmc, rom, ""), (_, _) -> {});
          var cpld = target(ComponentKind.CPLD, "SystemProgrammableLogicDevice", "0x20", "c.bin");

          assertThatThrownBy(() -> update(server).submit(cpld, image(bmc, cpld, ""), (_, _) -> {}))
              .isInstanceOf(RedfishException.class)
              .hasMessageContaining("Verifying");
        });
  }

  private static FirmwareUpdate update(ConnectedServer server) {
    return server.must(FirmwareUpdate.class);
  }

  private static void reset(ConnectedServer server, SimulatedBmc bmc) {
    server.must(Power.class).reset(ResetType.FORCE_RESTART);
    bmc.advance(Duration.ofMinutes(10));
  }

  private JsonNode install(
      ConnectedServer server, SimulatedBmc bmc, FirmwareTarget target, String guid)
      throws Exception {
    var update = update(server);
    var ticket = update.submit(target, image(bmc, target, guid), (_, _) -> {});
    assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Running.class);
    bmc.advance(Duration.ofMinutes(1));
    assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Running.class);
    bmc.advance(Duration.ofMinutes(8));
    assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Staged.class);
    return ticket;
  }

  /// Where the persona has its components; a real iLO renumbers them.
  private static final Map<String, String> IDS =
      Map.of("SystemBMC", "1", "SystemRomActive", "2", "SystemRomBackup", "3", NIC, "12");

  private static FirmwareItem item(ConnectedServer server, String component) {
    return update(server).inventory().stream()
        .filter(item -> item.id().equals(IDS.get(component)))
        .findFirst()
        .orElseThrow();
  }

  private static FirmwareTarget target(
      ComponentKind kind, String component, String version, String file) {
    return new FirmwareTarget(
        kind,
        kind.name(),
        "",
        component,
        "0",
        version,
        file,
        Sha256.of(new byte[0]),
        new ByteSize(0));
  }

  private org.hwautomation.driver.firmware.FirmwareImage image(
      SimulatedBmc bmc, FirmwareTarget target, String guid) throws Exception {
    var component = bmc.machine().firmware().component(target.installItem()).orElseThrow();
    var header =
        new FirmwareImage(
            "HPE",
            component.id(),
            target.to(),
            List.of(bmc.machine().profile().model()),
            component.activation(),
            100_000);
    assertThat(component.activation()).isNotEqualTo(Activation.NONE);
    var file = files.resolve(target.fileName());
    if (guid.isEmpty()) FirmwareImageWriter.write(header, file);
    else Files.write(file, FirmwareImageWriter.fwpkg(header, Flasher.UEFI, guid, guid));
    return new org.hwautomation.driver.firmware.FirmwareImage(
        file, file.getFileName().toString(), new ByteSize(Files.size(file)), Sha256.of(file));
  }
}
