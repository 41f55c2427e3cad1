package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.Readiness;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.inventory.InventoryReading;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that a job does to a server, on simulated PowerEdges of three generations over the
/// wire (fact book D1 and D2).
class DellMachineTest {

  private static final Map<String, Object> WISH =
      Map.of("SriovGlobalEnable", "Enabled", "ProcVirtualization", "Enabled");

  @TempDir Path files;

  @ParameterizedTest
  @ValueSource(strings = {"dell-r750", "dell-r760", "dell-r770-idrac10"})
  void isRecognisedAndReadWithoutGaps(String profile) throws Exception {
    OnDell.run(
        profile,
        files,
        dell -> {
          var inventory = dell.server().must(InventoryReading.class).read();

          assertThat(dell.server().driverId()).isEqualTo("dell");
          assertThat(inventory.gaps()).isEmpty();
          assertThat(inventory.identity().model())
              .isEqualTo(dell.bmc().machine().profile().model());
          assertThat(inventory.identity().serial()).hasSize(7);
          assertThat(inventory.identity().bmcFamily())
              .isEqualTo(profile.endsWith("idrac10") ? "iDRAC10" : "iDRAC9");
          assertThat(inventory.processors()).hasSize(2);
          assertThat(inventory.memory()).hasSize(8);
          assertThat(inventory.drives()).hasSize(2);
          assertThat(inventory.networkPorts()).hasSize(3);
          assertThat(inventory.firmware()).hasSize(18);
          assertThat(dell.server().must(Readiness.class).look())
              .isInstanceOf(Readiness.State.Ready.class);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dell-r750", "dell-r760", "dell-r770-idrac10"})
  void biosChangesWaitForTheirJobAndForOneReset(String profile) throws Exception {
    OnDell.run(
        profile,
        files,
        dell -> {
          var bios = dell.server().must(BiosConfiguration.class);
          var changes = new HashMap<String, Object>();
          var plan = bios.compare(WISH, List.of());
          assertThat(plan.faults()).isEmpty();
          plan.changes().forEach(change -> changes.put(change.attribute(), change.to()));
          assertThat(changes).containsOnlyKeys(WISH.keySet());

          var ticket = bios.stage(changes);
          assertThat(bios.underway(changes)).contains(ticket);
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Preparing.class);
          dell.bmc().advance(Duration.ofMinutes(1));
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
          dell.server().must(Power.class).reset(ResetType.FORCE_OFF);
          dell.bmc().advance(Duration.ofMinutes(1));
          dell.server().must(Power.class).reset(ResetType.ON);
          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Applying.class);
          assertThat(bios.verify(WISH)).noneMatch(BiosVerdict::applied);
          dell.bmc().advance(Duration.ofMinutes(10));

          assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
          assertThat(bios.verify(WISH)).allMatch(BiosVerdict::applied);
          assertThat(bios.pending()).isEmpty();
          assertThat(dell.bmc().history().attributeChanges()).hasSize(2);
          assertThat(dell.bmc().history().hostReboots()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dell-r750", "dell-r760", "dell-r770-idrac10"})
  void hostFirmwareIsScheduledAndRunsAfterOneResetForAll(String profile) throws Exception {
    OnDell.run(
        profile,
        files,
        dell -> {
          var update = dell.update();
          var bios = dell.target(ComponentKind.BIOS, "BIOS", "", "9.1.0");
          var card = dell.target(ComponentKind.NIC, "108255", "NIC.Embedded.1-1-1", "23.00.1");
          var old = bios.from();

          var biosTicket = update.submit(bios, dell.image("159", bios), (_, _) -> {});
          var cardTicket = update.submit(card, dell.image("108255", card), (_, _) -> {});
          assertThat(update.look(bios, biosTicket)).isInstanceOf(InstallState.Running.class);
          assertThat(update.underway(bios)).isPresent();
          dell.bmc().advance(Duration.ofMinutes(2));
          assertThat(update.look(bios, biosTicket))
              .isInstanceOfSatisfying(
                  InstallState.Staged.class,
                  staged -> assertThat(staged.needs()).isEqualTo(Activation.HOST_RESET));
          assertThat(update.look(card, cardTicket)).isInstanceOf(InstallState.Staged.class);
          assertThat(dell.running("BIOS", "").version()).isEqualTo(old);
          dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
          dell.bmc().advance(Duration.ofMinutes(10));

          assertThat(update.look(bios, biosTicket)).isInstanceOf(InstallState.Finished.class);
          assertThat(update.look(card, cardTicket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("BIOS", "").version()).isEqualTo("9.1.0");
          assertThat(dell.running("108255", "NIC.Embedded.1-1-1").version()).isEqualTo("23.00.1");
          assertThat(dell.running("108255", "NIC.Embedded.2-1-1").version()).isEqualTo("23.00.1");
          assertThat(update.inventory())
              .filteredOn(item -> item.id().equals("Previous-159-" + old + "__BIOS.Setup.1-1"))
              .singleElement()
              .extracting(FirmwareItem::state)
              .isEqualTo(FirmwareItem.State.BACKUP);
          assertThat(dell.bmc().history().hostReboots()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dell-r750", "dell-r760", "dell-r770-idrac10"})
  void idracRestartsItselfAndIsNotReadyBeforeItsLifecycleController(String profile)
      throws Exception {
    OnDell.run(
        profile,
        files,
        dell -> {
          var update = dell.update();
          var idrac = dell.target(ComponentKind.BMC, "BMC", "", "9.10.00.00");

          var ticket = update.submit(idrac, dell.image("25227", idrac), (_, _) -> {});
          dell.bmc().advance(Duration.ofMinutes(2));
          assertThat(update.look(idrac, ticket)).isInstanceOf(InstallState.Running.class);
          dell.bmc().advance(Duration.ofMinutes(4));
          assertThat(update.look(idrac, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("BMC", "").version()).isEqualTo(idrac.from());
          dell.bmc().advance(Duration.ofMinutes(3));

          var readiness = dell.server().must(Readiness.class);
          assertThat(OnDell.answered(readiness::look)).isInstanceOf(Readiness.State.NotReady.class);
          dell.bmc().advance(Duration.ofMinutes(10));
          assertThat(readiness.look()).isInstanceOf(Readiness.State.Ready.class);
          assertThat(update.look(idrac, ticket)).isInstanceOf(InstallState.Finished.class);
          assertThat(dell.running("BMC", "").version()).isEqualTo("9.10.00.00");
          assertThat(dell.bmc().history().bmcRestarts()).isEqualTo(1);
          assertThat(dell.bmc().history().hostReboots()).isZero();
        });
  }
}
