package org.hwautomation.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.hwautomation.acceptance.process.Eventually;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.BootOverride.Device;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.Fallback;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.driver.standard.ipmi.IpmiBootOverride;
import org.hwautomation.driver.standard.ipmi.IpmiPower;
import org.hwautomation.driver.standard.ipmi.IpmiTool;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.simulator.fault.Effect;
import org.hwautomation.simulator.fault.FaultRule;
import org.hwautomation.simulator.fault.Occurrence;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our driver's IPMI code with the real `ipmitool` and the real `ipmi_sim`, whose host is the one
/// of a simulated Redfish BMC.
class IpmiFallbackTest {

  @TempDir Path directory;

  private Simulator simulator;
  private SimulatedBmc bmc;
  private HostOfBmc host;
  private IpmiSim sim;

  @BeforeEach
  void start() throws IOException {
    Peer.installed("ipmitool", "ipmitool");
    simulator = Simulator.byHand("generic");
    bmc = simulator.bmc();
    host = new HostOfBmc(bmc.machine());
    sim = IpmiSim.start(Files.createDirectory(directory.resolve("ipmi_sim")), host);
  }

  @AfterEach
  void stop() {
    sim.close();
    simulator.close();
  }

  private IpmiTool tool(IpmiAccess access) {
    return new IpmiTool("r1", Peer.installed("ipmitool", "ipmitool").program(), access);
  }

  @Test
  void switchesOffOnAndThroughACycle() throws Exception {
    var power = new IpmiPower(tool(sim.access()));

    assertThat(power.state()).isEqualTo(PowerState.ON);
    assertThat(power.reset(ResetType.FORCE_OFF)).isEqualTo(ResetType.FORCE_OFF);
    assertThat(power.state()).isEqualTo(PowerState.OFF);
    power.reset(ResetType.FORCE_OFF);
    assertThat(power.reset(ResetType.ON)).isEqualTo(ResetType.ON);
    assertThat(power.state()).isEqualTo(PowerState.ON);
    assertThat(host.commands()).containsExactly("power 0", "power 1");
    assertThat(power.reset(ResetType.POWER_CYCLE)).isEqualTo(ResetType.POWER_CYCLE);
    Eventually.within(
        Duration.ofSeconds(60),
        () -> "the cycle did not switch on again: " + host.commands(),
        () -> power.state() == PowerState.ON);
    assertThat(host.commands()).containsExactly("power 0", "power 1", "power 0", "power 1");
    power.reset(ResetType.GRACEFUL_SHUTDOWN);
    power.reset(ResetType.FORCE_RESTART);
    assertThat(host.commands()).endsWith("shutdown 1", "reset 1");
  }

  @Test
  void setsTheBootDeviceThatTheNextBootTakes() {
    var boot = new IpmiBootOverride(tool(sim.access()));

    for (var device : boot.allowed()) boot.set(device, BootOverride.Duration.ONCE);
    assertThat(host.commands())
        .containsExactly("boot none", "boot pxe", "boot default", "boot cdrom", "boot bios");
    boot.set(Device.PXE, BootOverride.Duration.CONTINUOUS);
    // ipmi_sim keeps the device and not that it is valid; a BMC that says so has dropped it.
    assertThat(boot.current()).isEqualTo(Device.NONE);
    new IpmiPower(tool(sim.access())).reset(ResetType.FORCE_RESTART);
    assertThat(bootedFrom()).isEqualTo("Pxe");
  }

  private String bootedFrom() {
    return bmc.history().attributeChanges().stream()
        .filter(change -> change.attribute().equals("BootedFrom"))
        .map(Happening.AttributeChange::to)
        .findFirst()
        .orElse("");
  }

  @Test
  void wrongPasswordIsARefusedLogin() {
    assertThatThrownBy(() -> tool(sim.access("not-the-Passw0rd")).run("chassis", "power", "status"))
        .isInstanceOfSatisfying(
            RedfishException.class,
            e ->
                assertThat(e.failure())
                    .isInstanceOfSatisfying(
                        Failure.Unauthenticated.class,
                        failure -> assertThat(failure.loginRefused()).isTrue()))
        .hasMessageContaining("r1 (IPMI) refuses the stored user name and password")
        .hasMessageNotContaining("not-the-Passw0rd");
  }

  @Test
  void cipherSuiteThatTheBmcDoesNotHaveIsNamed() {
    var access = sim.access();
    var modern = new IpmiAccess(access.host(), access.port(), access.user(), access.password(), 17);

    assertThatThrownBy(() -> tool(modern).run("chassis", "power", "status"))
        .hasMessageContaining("does not take IPMI cipher suite 17");
  }

  @Test
  void commandThatTheBmcDoesNotKnowIsNotSupported() {
    assertThatThrownBy(() -> new IpmiPower(tool(sim.access())).reset(ResetType.NMI))
        .isInstanceOfSatisfying(
            RedfishException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.NotSupported.class))
        .hasMessageContaining("Invalid data field in request");
  }

  @Test
  void bmcThatDoesNotAnswerIsUnreachable() throws Exception {
    try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var access = sim.access();
      var dead =
          new IpmiAccess(
              access.host(),
              silent.getLocalPort(),
              access.user(),
              access.password(),
              access.cipherSuite());

      assertThatThrownBy(() -> tool(dead).run("chassis", "power", "status"))
          .isInstanceOfSatisfying(
              RedfishException.class,
              e -> assertThat(e.failure()).isInstanceOf(Failure.Unreachable.class));
    }
  }

  @Test
  void passwordIsNeverAmongTheArgumentsNorInWhatTheToolSays() throws Exception {
    var real = Peer.installed("ipmitool", "ipmitool").program();
    var watched = directory.resolve("ipmitool");
    Files.writeString(
        watched,
        """
        #!/bin/sh
        tr '\\0' ' ' < /proc/$$/cmdline >> %s/arguments
        exec %s "$@"
        """
            .formatted(directory, real));
    Files.setPosixFilePermissions(watched, PosixFilePermissions.fromString("rwx------"));

    var said = new IpmiTool("r1", watched, sim.access()).run("mc", "info");

    var password = sim.access().password().reveal();
    assertThat(said).contains("IPMI Version").doesNotContain(password);
    assertThat(Files.readString(directory.resolve("arguments")))
        .contains("mc info")
        .doesNotContain(password);
  }

  @Test
  void powerFallsBackToIpmiWhenRedfishRefusesAndSaysWhy() {
    refuse("POST", "*/Actions/ComputerSystem.Reset");
    var reasons = new ArrayList<String>();

    try (var connector = Connector.standard(InstantSource.system());
        var connection = connector.connect(spec())) {
      var method =
          Fallback.tryEach(
              connection.server(),
              Power.class,
              power -> {
                power.reset(ResetType.FORCE_OFF);
                return power.method();
              },
              reasons::add);

      assertThat(method).isEqualTo(Method.IPMI);
      assertThat(connection.server().must(Power.class).state()).isEqualTo(PowerState.OFF);
    }
    assertThat(host.commands()).containsExactly("power 0");
    assertThat(reasons)
        .singleElement()
        .asString()
        .contains("Power by REDFISH did not work", "ComputerSystem.Reset", "trying the next way");
  }

  @Test
  void bootDeviceFallsBackToIpmiWhenRedfishRefusesAndSaysWhy() {
    refuse("PATCH", "/redfish/v1/Systems/1");
    var reasons = new ArrayList<String>();

    try (var connector = Connector.standard(InstantSource.system());
        var connection = connector.connect(spec())) {
      Fallback.tryEach(
          connection.server(),
          BootOverride.class,
          boot -> {
            boot.set(Device.PXE, BootOverride.Duration.ONCE);
            return boot.method();
          },
          reasons::add);
      connection.server().must(Power.class).reset(ResetType.FORCE_RESTART);
    }
    bmc.advance(Duration.ofMinutes(5));
    assertThat(host.commands()).containsExactly("boot pxe");
    assertThat(bootedFrom()).isEqualTo("Pxe");
    assertThat(reasons).singleElement().asString().contains("BootOverride by REDFISH");
  }

  private void refuse(String method, String path) {
    bmc.fault(
        new FaultRule(
            "refused",
            new Effect.Refuse(405, "OperationNotAllowed"),
            method,
            path,
            Occurrence.ALWAYS));
  }

  private EndpointSpec spec() {
    return new EndpointSpec(
        "r1",
        bmc.address().getHostString(),
        bmc.address().getPort(),
        new EndpointSpec.Trust.Pinned(new Sha256(bmc.certificateSha256())),
        false,
        bmc.user(),
        Secret.of(bmc.password()),
        Optional.of(sim.access()),
        Optional.empty());
  }
}
