package org.hwautomation.driver.supermicro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.testkit.SimulatedServer;
import org.hwautomation.driver.testkit.WireConformance;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.FirmwareImage;
import org.hwautomation.simulator.image.FirmwareImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A BIOS image that the simulator really receives and checks.
class SupermicroFirmwareOverTheWireTest {

  @TempDir Path files;

  @Test
  void aBiosImageIsSentOnceAndRunsAfterTheReset() throws Exception {
    var header =
        new FirmwareImage("Supermicro", "BIOS", "1.5", List.of(), Activation.HOST_RESET, 100_000);
    var file = FirmwareImageWriter.write(header, files.resolve("BIOS_1.5.bin"));
    var size = new ByteSize(file.toFile().length());
    var target =
        new FirmwareTarget(
            ComponentKind.BIOS,
            "BIOS",
            "",
            "BIOS",
            "1.4",
            "1.5",
            "BIOS_1.5.bin",
            Sha256.of(file),
            size);
    var simulator = WireConformance.simulate("supermicro-sys821getnhr-bmc-11.01.01");
    try (var machine = SimulatedServer.of(simulator, new SupermicroDriver())) {
      var bmc = machine.bmc();
      var update = machine.server().must(FirmwareUpdate.class);
      var image =
          new org.hwautomation.driver.firmware.FirmwareImage(
              file, "BIOS_1.5.bin", size, target.image());

      var ticket = update.submit(target, image, (_, _) -> {});
      assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Running.class);
      bmc.advance(Duration.ofMinutes(15));
      update.look(target, ticket); // starts what was only verified
      bmc.advance(Duration.ofMinutes(15));
      assertThat(update.look(target, ticket)).isInstanceOf(InstallState.Staged.class);
      machine.server().must(Power.class).reset(ResetType.FORCE_RESTART);
      bmc.advance(Duration.ofMinutes(30));

      assertThat(bmc.history().flashes()).hasSize(1);
      assertThat(update.inventory())
          .filteredOn(item -> item.id().equals("BIOS"))
          .singleElement()
          .satisfies(item -> assertThat(item.version()).endsWith("1.5"));
    }
  }
}
