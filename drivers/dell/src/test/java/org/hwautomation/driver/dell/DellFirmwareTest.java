package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.testkit.WireConformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Update jobs where they are easily mistaken (fact book 3.6 and 3.7).
class DellFirmwareTest {

  private static final String CARD = "15B3:101F:15B3:0025";

  @TempDir Path files;

  @Test
  void jobOfOneNetworkCardIsNotTakenForThatOfAnother() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var update = dell.update();
          var embedded = dell.target(ComponentKind.NIC, "108255", "NIC.Embedded.1-1-1", "23.00.1");
          var card = dell.target(ComponentKind.NIC, CARD, "NIC.Slot.5-1", "26.40.10.10");
          update.submit(embedded, dell.image("108255", embedded), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));

          assertThat(update.underway(card)).isEmpty();
        });
  }

  @Test
  void secondPackageForTheSameComponentWaitsWithTheFirst() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var update = dell.update();
          var first = dell.target(ComponentKind.NIC, "108255", "NIC.Embedded.1-1-1", "23.00.1");
          var second = dell.target(ComponentKind.NIC, "108255", "NIC.Embedded.2-1-1", "23.00.1");
          update.submit(first, dell.image("108255", first), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));
          var ticket = update.submit(second, dell.image("108255", second), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));

          assertThat(update.look(second, ticket))
              .isInstanceOfSatisfying(
                  InstallState.Staged.class,
                  staged -> assertThat(staged.needs()).isEqualTo(Activation.HOST_RESET));
          dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
          dell.bmc().advance(Duration.ofMinutes(10));
          assertThat(dell.running("108255", "NIC.Embedded.2-1-1").version()).isEqualTo("23.00.1");
        });
  }

  @Test
  void powerSupplyNeedsThePowerOffAndSaysSoAfterAPlainReset() throws Exception {
    OnDell.run(
        "dell-r760",
        files,
        dell -> {
          var update = dell.update();
          var psu = dell.target(ComponentKind.PSU, "108076", "PSU.Slot.1", "00.2B.01");
          var ticket = update.submit(psu, dell.image("108076", psu), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));
          assertStagedForPower(update.look(psu, ticket));
          dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
          dell.bmc().advance(Duration.ofMinutes(10));
          assertStagedForPower(update.look(psu, ticket));
          assertThat(dell.running("108076", "PSU.Slot.1").version()).isEqualTo(psu.from());

          dell.server().must(Power.class).reset(ResetType.FORCE_OFF);
          dell.server().must(Power.class).reset(ResetType.ON);
          dell.bmc().advance(Duration.ofMinutes(10));
          assertThat(update.look(psu, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("108076", "PSU.Slot.2").version()).isEqualTo("00.2B.01");
        });
  }

  private static void assertStagedForPower(InstallState state) {
    assertThat(state)
        .isInstanceOfSatisfying(
            InstallState.Staged.class,
            staged -> assertThat(staged.needs()).isEqualTo(Activation.HOST_POWER_CYCLE));
  }

  @Test
  void diagnosticsAreInstalledWhileTheHostRuns() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var update = dell.update();
          var slot = "Diagnostics.Embedded.1:LC.Embedded.1";
          var diagnostics = dell.target(ComponentKind.OTHER, "25806", slot, "4302A10");
          var ticket = update.submit(diagnostics, dell.image("25806", diagnostics), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(5));

          assertThat(update.look(diagnostics, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("25806", slot).version()).isEqualTo("4302A10");
          assertThat(dell.bmc().history().hostReboots()).isZero();
        });
  }

  @Test
  void damagedPackageIsRefusedForGood() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var update = dell.update();
          var bios = dell.target(ComponentKind.BIOS, "BIOS", "", "1.99.1");
          var ticket = update.submit(bios, dell.damagedImage("159", bios), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));

          assertThat(update.look(bios, ticket))
              .isInstanceOfSatisfying(
                  InstallState.Refused.class,
                  refused -> assertThat(update.refusalIsFinal(refused.code())).isTrue());
          assertThat(dell.bmc().history().flashes()).isEmpty();
        });
  }

  /// iDRAC9 before multipart push: the file becomes an `Available-…`, SimpleUpdate installs it.
  @Test
  void packageGoesByPushAndSimpleUpdateWhereMultipartIsMissing() throws Exception {
    OnDell.run(
        "dell-r750",
        files,
        dell -> {
          var machine = dell.bmc().machine();
          machine.inside(() ->
              machine
                  .tree()
                  .edit("/redfish/v1/UpdateService", node -> node.remove("MultipartHttpPushUri")));
          var update = dell.update();
          var bios = dell.target(ComponentKind.BIOS, "BIOS", "", "1.99.1");
          var ticket = update.submit(bios, dell.image("159", bios), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));
          assertThat(update.look(bios, ticket)).isInstanceOf(InstallState.Staged.class);
          dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
          dell.bmc().advance(Duration.ofMinutes(10));

          assertThat(dell.running("BIOS", "").version()).isEqualTo("1.99.1");
          assertThat(update.inventory()).noneMatch(item -> item.id().startsWith("Available-"));
        });
  }

  /// iDRAC8 names no places in its inventory ids. The R740 is missing: iDRAC9 3.15 takes no pushes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dell-r630-idrac8-2.81.81.81",
        "dell-r750-idrac9-7.10.30.00",
        "dell-xr8620t-idrac9-6.10.80.00"
      })
  void recordedMachinesTakeABiosToo(String recording) throws Exception {
    OnDell.run(
        WireConformance.simulate(recording),
        files,
        dell -> {
          var update = dell.update();
          var bios = dell.target(ComponentKind.BIOS, "BIOS", "", "9.99.1");
          var ticket = update.submit(bios, dell.image("159", bios), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));
          assertThat(update.look(bios, ticket)).isInstanceOf(InstallState.Staged.class);
          dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
          dell.bmc().advance(Duration.ofMinutes(10));

          assertThat(update.look(bios, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("BIOS", "").version()).isEqualTo("9.99.1");
        });
  }
}
