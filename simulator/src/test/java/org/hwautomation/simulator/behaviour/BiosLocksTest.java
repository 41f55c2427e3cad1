package org.hwautomation.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.Wire;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a locked setting comes to on each persona: refused at once by the values in force, or taken
/// and left out by POST; with what unlocks it, it is in force after POST.
class BiosLocksTest {

  enum Machine {
    DELL("dell-r750", "SysProfile", "Custom", "ProcPwrPerf", "MaxPerf"),
    OPENBMC("openbmc", "NetworkStack", "Disabled", "PxeIpv4", "Disabled"),
    HPE("hpe-dl380-gen11", "WorkloadProfile", "LowLatency", "ProcTurbo", "Disabled"),
    LENOVO(
        "lenovo-sr650v3",
        "OperatingModes_ChooseOperatingMode",
        "CustomMode",
        "Processors_CStates",
        "Autonomous"),
    SUPERMICRO("supermicro-x13", "PowerTechnology_3C08", "Custom", "CPUC6Report_3C0C", "Disable");

    final String profile;
    final String lock;
    final String lockValue;
    final String name;
    final String value;

    Machine(String profile, String lock, String lockValue, String name, String value) {
      this.profile = profile;
      this.lock = lock;
      this.lockValue = lockValue;
      this.name = name;
      this.value = value;
    }
  }

  /// One BMC, by hand.
  private static final class Bench implements AutoCloseable {
    private final Simulator simulator;
    private final SimulatedBmc bmc;
    private final Wire wire;
    private final String system;
    private final String bios;
    private final String target;

    Bench(Machine machine) {
      simulator = Simulator.byHand(machine.profile);
      bmc = simulator.bmc();
      wire = new Wire(bmc);
      system = bmc.machine().host().systems().getFirst();
      bios = bmc.machine().tree().link(system, "Bios").orElseThrow();
      target =
          machine == Machine.SUPERMICRO
              ? bios
              : bmc.machine()
                  .tree()
                  .at(bios, "/@Redfish.Settings/SettingsObject/@odata.id")
                  .asString();
    }

    Wire.Answer write(String attributes) throws IOException {
      var applyTime =
          system.contains("Embedded")
              ? ",\"@Redfish.SettingsApplyTime\":{\"ApplyTime\":\"OnReset\"}"
              : "";
      return wire.patch(target, "{\"Attributes\":{%s}%s}".formatted(attributes, applyTime));
    }

    void restart() throws IOException {
      bmc.advance(Duration.ofMinutes(1)); // until iDRAC's job is scheduled
      var reset =
          wire.post(system + "/Actions/ComputerSystem.Reset", "{\"ResetType\":\"ForceRestart\"}");
      assertThat(reset.status()).isLessThan(300);
      bmc.advance(Duration.ofMinutes(10));
    }

    String value(String name) throws IOException {
      return wire.get(bios).json().path("Attributes").path(name).asString();
    }

    @Override
    public void close() {
      wire.close();
      simulator.close();
    }
  }

  private static String pair(String name, String value) {
    return "\"%s\":\"%s\"".formatted(name, value);
  }

  @ParameterizedTest
  @EnumSource(names = {"LENOVO", "SUPERMICRO"})
  void whatIsLockedIsTakenAndLeftOutByPostWithoutAWord(Machine machine) throws IOException {
    try (var bench = new Bench(machine)) {
      var before = bench.value(machine.name);

      assertThat(bench.write(pair(machine.name, machine.value)).status()).isLessThan(300);
      bench.restart();

      assertThat(bench.value(machine.name)).isEqualTo(before);
      assertThat(bench.bmc.history().attributeChanges()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LENOVO", "SUPERMICRO"})
  void whatUnlocksMayComeInTheSameWrite(Machine machine) throws IOException {
    try (var bench = new Bench(machine)) {
      var both = pair(machine.name, machine.value) + "," + pair(machine.lock, machine.lockValue);

      assertThat(bench.write(both).status()).isLessThan(300);
      bench.restart();

      assertThat(bench.value(machine.name)).isEqualTo(machine.value);
      assertThat(bench.value(machine.lock)).isEqualTo(machine.lockValue);
    }
  }

  @Test
  void whatIsLockedIsRefusedUntilWhatUnlocksItIsInForce() throws IOException {
    var machine = Machine.DELL;
    try (var bench = new Bench(machine)) {
      assertRefused(bench.write(pair(machine.name, machine.value)), machine);
      assertThat(bench.write(pair(machine.lock, machine.lockValue)).status()).isLessThan(300);
      bench.restart();

      assertThat(bench.write(pair(machine.name, machine.value)).status()).isLessThan(300);
      bench.restart();

      assertThat(bench.value(machine.name)).isEqualTo(machine.value);
    }
  }

  @Test
  void whatIsInForceLocksWhatWasOpen() throws IOException {
    var machine = Machine.OPENBMC;
    try (var bench = new Bench(machine)) {
      assertThat(bench.write(pair(machine.lock, machine.lockValue)).status()).isLessThan(300);
      bench.restart();

      assertRefused(bench.write(pair(machine.name, machine.value)), machine);
    }
  }

  @Test
  void whatPostLocksItNames() throws IOException {
    var machine = Machine.HPE;
    try (var bench = new Bench(machine)) {
      var both = pair(machine.name, machine.value) + "," + pair(machine.lock, machine.lockValue);
      var before = bench.value(machine.name);

      assertThat(bench.write(both).status()).isEqualTo(200);
      bench.restart();

      assertThat(bench.value(machine.name)).isEqualTo(before);
      assertThat(bench.value(machine.lock)).isEqualTo(machine.lockValue);
      var messages = bench.wire.get(bench.bios).json().at("/@Redfish.Settings/Messages");
      assertThat(messages.toString()).contains("PropertyNotWritable", machine.name);
    }
  }

  @Test
  void whatFollowsIsTheBiosOwnDoing() throws IOException {
    try (var bench = new Bench(Machine.DELL)) {
      assertThat(bench.write(pair("SysProfile", "PerfOptimized")).status()).isLessThan(300);
      bench.restart();

      assertThat(List.of(bench.value("ProcPwrPerf"), bench.value("ProcC1E")))
          .containsExactly("MaxPerf", "Disabled");
      assertThat(bench.bmc.history().attributeChanges())
          .filteredOn(change -> change.attribute().equals("ProcPwrPerf"))
          .extracting(Happening.AttributeChange::who)
          .containsExactly("BIOS");
    }
  }

  private static void assertRefused(Wire.Answer answer, Machine machine) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().toString()).contains("PropertyNotWritable", machine.name);
  }
}
