package org.hwautomation.fleet.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.Activation;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.fleet.devicetype.Glob;
import org.junit.jupiter.api.Test;

class UpdateSequencesTest {

  private static final Identity R750 =
      new Identity("Dell", "PowerEdge R750", "T1", "", "iDRAC9", "7.0", "1.8", "");

  private static final List<InstallWave> DRIVERS =
      List.of(
          wave(Activation.BMC_RESTARTS_ITSELF, ComponentKind.BMC),
          wave(Activation.HOST_RESET, ComponentKind.BIOS, ComponentKind.STORAGE, ComponentKind.NIC),
          wave(Activation.HOST_POWER_CYCLE, ComponentKind.CPLD));

  private static InstallWave wave(Activation activation, ComponentKind... kinds) {
    var targets = new java.util.ArrayList<FirmwareTarget>();
    for (var kind : kinds) {
      targets.add(
          new FirmwareTarget(
              kind,
              kind.name(),
              "",
              kind.name(),
              "1",
              "2",
              "f",
              Sha256.of(new byte[0]),
              new ByteSize(0)));
    }
    return new InstallWave(targets, activation, "because");
  }

  private static UpdateSequences wants(String model, ComponentKind... order) {
    return new UpdateSequences(
        List.of(new UpdateSequences.Sequence(new Glob("Dell"), new Glob(model), List.of(order))));
  }

  private static List<List<ComponentKind>> kinds(List<InstallWave> waves) {
    return waves.stream()
        .map(wave -> wave.targets().stream().map(FirmwareTarget::kind).toList())
        .toList();
  }

  @Test
  void withoutASequenceTheDriversOrderStays() {
    assertThat(wants("PowerEdge R6*", ComponentKind.NIC).arrange(R750, DRIVERS)).isEqualTo(DRIVERS);
  }

  @Test
  void whatIsNamedComesFirstAndWhatIsActivatedTogetherStaysTogether() {
    var arranged =
        wants("PowerEdge R7*", ComponentKind.CPLD, ComponentKind.NIC).arrange(R750, DRIVERS);

    assertThat(kinds(arranged))
        .containsExactly(
            List.of(ComponentKind.CPLD),
            List.of(ComponentKind.NIC, ComponentKind.BIOS, ComponentKind.STORAGE),
            List.of(ComponentKind.BMC));
    assertThat(arranged.getFirst().reason()).contains("update_sequences.yaml");
  }
}
