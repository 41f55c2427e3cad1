package org.hwautomation.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hwautomation.acceptance.peer.Peer.Result;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.PowerState;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.server.Profiles;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// OpenStack's sushy, as Debian packages it, with every simulated machine.
class SushyPeerTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  static List<String> profiles() {
    return Profiles.all().stream().map(Profile::id).toList();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void readsSwitchesConfiguresAndUpdates(String profile) throws Exception {
    var python = Peer.python("sushy", "python3-sushy");
    var script = Path.of(SushyPeerTest.class.getResource("/peer/sushy_story.py").toURI());
    try (var machine = new PeerMachine(profile)) {
      var bmc = machine.bmc();
      var setting = machine.setting();
      var firmware = machine.component();
      int items = machine.inventoryItems();

      var told =
          python.run(
              machine.account(),
              LIMIT,
              script.toString(),
              bmc.uri().toString(),
              machine.control().toString(),
              setting.name(),
              setting.to(),
              machine.imageUri().toString());

      assertThat(told.fact("end")).as(told.output()).hasValue("reached");
      assertInventory(told, bmc);
      assertPower(told, bmc);
      assertThat(told.fact("boot")).hasValue("Pxe");
      assertThat(told.fact("boot-enabled")).hasValue("Once");
      assertThat(bmc.history().attributeChanges())
          .filteredOn(change -> change.attribute().equals("BootedFrom"))
          .extracting(Happening.AttributeChange::to)
          .containsExactly("Pxe");
      assertSetting(told, setting, bmc);
      if (machine.offersSimpleUpdate()) {
        assertThat(told.fact("firmware")).hasValue(String.valueOf(items));
        assertThat(told.fact("task-state")).as(told.output()).hasValue("Completed");
        assertThat(told.fact("versions").orElseThrow()).contains(PeerMachine.NEW_VERSION);
        assertThat(bmc.history().flashes()).hasSize(1);
        assertThat(bmc.machine().firmware().component(firmware.id()).orElseThrow().version())
            .isEqualTo(PeerMachine.NEW_VERSION);
      } else {
        assertThat(told.fact("task-state")).isEmpty();
      }
      assertThat(bmc.machine().sessions().open()).isEmpty();
    }
  }

  private static void assertInventory(Result told, SimulatedBmc bmc) {
    var tree = bmc.machine().tree();
    var system = bmc.machine().host().systems().getFirst();
    assertThat(told.fact("session").orElseThrow()).contains("/Sessions/");
    assertThat(told.fact("serial_number"))
        .hasValue(tree.at(system, "/SerialNumber").asString())
        .get()
        .isNotEqualTo("None");
    assertThat(told.fact("uuid")).hasValue(tree.at(system, "/UUID").asString());
    assertThat(told.fact("bmc").orElseThrow()).matches(".*\\d.*");
    for (var count : List.of("memory", "processors", "macs", "drives", "chassis", "registries")) {
      assertThat(Integer.parseInt(told.fact(count).orElseThrow())).as(count).isPositive();
    }
  }

  private static void assertPower(Result told, SimulatedBmc bmc) {
    assertThat(told.fact("power_state")).hasValue("On");
    assertThat(told.fact("switched-off")).hasValue("Off");
    assertThat(told.fact("switched-on")).hasValue("On");
    assertThat(bmc.history().of(Happening.PowerChange.class))
        .extracting(Happening.PowerChange::to)
        .containsExactly(PowerState.OFF, PowerState.ON);
    assertThat(bmc.history().of(Happening.HostReboot.class).getFirst().start())
        .isEqualTo(HostStart.COLD_START);
  }

  private static void assertSetting(Result told, Setting setting, SimulatedBmc bmc) {
    assertThat(told.fact("before")).hasValue(setting.from());
    assertThat(told.fact("staged")).as("shows only after the reboot").hasValue(setting.from());
    assertThat(told.fact("after")).hasValue(setting.to());
    assertThat(bmc.history().attributeChanges())
        .filteredOn(change -> change.attribute().equals(setting.name()))
        .extracting(Happening.AttributeChange::to)
        .containsExactly(setting.to());
  }
}
