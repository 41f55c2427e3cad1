package org.hwautomation.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.hwautomation.simulator.image.FirmwareImageWriter.Flasher;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HPE's own iLOrest, as Debian packages it, with the simulated iLOs: inventory, a BIOS setting
/// that shows after the reboot, power, and a firmware package.
class IlorestPeerTest {

  /// It crawls the whole tree at login.
  private static final Duration LIMIT = Duration.ofSeconds(180);

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"hpe-dl380-gen10plus", "hpe-dl380-gen11"})
  void readsConfiguresAndRestarts(String profile) throws Exception {
    var ilorest = Peer.installed("ilorest", "ilorest");
    try (var machine = new PeerMachine(profile)) {
      var bmc = machine.bmc();
      ran(ilorest, account(bmc), "login");
      var config = Files.createFile(home.resolve("empty.conf"));
      assertThat(ran(ilorest, config, "types"))
          .contains("ComputerSystem.", "Bios.", "HpeComponent");

      assertThat(ran(ilorest, config, "list", "--selector", "SoftwareInventory.", "--json"))
          .contains(bmc.machine().firmware().component("SystemBMC").orElseThrow().version());
      assertThat(ran(ilorest, config, "get", "Sriov", "--selector", "Bios.")).contains("Disabled");
      ran(ilorest, config, "set", "Sriov=Enabled", "--selector", "Bios.", "--commit");
      assertThat(sriov(bmc)).as("only POST applies it").isEqualTo("Disabled");

      ran(ilorest, config, "reboot", "ForceRestart");
      bmc.advance(Duration.ofMinutes(10));

      assertThat(sriov(bmc)).isEqualTo("Enabled");
      assertThat(ran(ilorest, config, "results")).contains("Base.1.0.Success");
      assertThat(bmc.history().of(Happening.HostReboot.class)).hasSize(1);
      assertThat(bmc.history().attributeChanges()).hasSize(1);
    }
  }

  @Test
  void flashesAPackageThatRunsAfterTheReboot() throws Exception {
    var ilorest = Peer.installed("ilorest", "ilorest");
    try (var simulator = Simulator.start(FleetSpec.of("hpe-dl380-gen11").withTimeScale(60))) {
      var bmc = simulator.bmc();
      var rom =
          new FirmwareImage(
              "HPE",
              "SystemRomActive",
              "U54 v2.60 (01/10/2025)",
              List.of(bmc.machine().profile().model()),
              Activation.HOST_RESET,
              100_000);
      var file =
          Files.write(
              home.resolve("U54_2.60.fwpkg"),
              FirmwareImageWriter.fwpkg(
                  rom,
                  Flasher.ILO,
                  "aa148d2e-6e09-453e-bc6f-63baa5f5ccc4",
                  "00000000-0000-0000-0000-000001553534"));

      assertThat(ran(ilorest, account(bmc), "flashfwpkg", file.toString()))
          .contains("successfully been flashed and a reboot is required");
      assertThat(bmc.history().flashes()).hasSize(1);
      assertThat(running(bmc)).isNotEqualTo(rom.version());
      ran(ilorest, account(bmc), "reboot", "ForceRestart");
      bmc.advance(Duration.ofMinutes(10));

      assertThat(running(bmc)).isEqualTo(rom.version());
    }
  }

  private static String running(SimulatedBmc bmc) {
    return bmc.machine().firmware().component("SystemRomActive").orElseThrow().version();
  }

  private static String sriov(SimulatedBmc bmc) {
    return bmc.machine().tree().at("/redfish/v1/Systems/1/Bios", "/Attributes/Sriov").asString("");
  }

  /// The session that `login` has opened is kept in the cache directory. There is no logout: 3.6
  /// cannot log out of an iLO that is not on port 443.
  private String ran(Peer ilorest, Path config, String... command) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--config",
                config.toString(),
                "--cache-dir",
                home.resolve("cache").toString(),
                "--nologo"));
    arguments.addAll(List.of(command));
    var result =
        ilorest.run(Map.of("HOME", home.toString()), LIMIT, arguments.toArray(String[]::new));
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }

  private Path account(SimulatedBmc bmc) throws Exception {
    Files.createDirectories(home.resolve("cache"));
    return Files.writeString(
        home.resolve("redfish.conf"),
        "[redfish]\nurl = %s\nusername = %s\npassword = %s\n"
            .formatted(bmc.uri(), bmc.user(), bmc.password()));
  }
}
