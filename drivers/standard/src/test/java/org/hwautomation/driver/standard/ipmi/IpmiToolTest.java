package org.hwautomation.driver.standard.ipmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.redfish.failure.RedfishException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a program that stands in for ipmitool: it writes down how it was called and keeps a
/// power state in a file.
class IpmiToolTest {

  @TempDir Path directory;
  private IpmiTool tool;

  @BeforeEach
  void installStandIn() throws Exception {
    var program = directory.resolve("ipmitool");
    Files.writeString(
        program,
        """
        #!/bin/sh
        cd "$(dirname "$0")"
        echo "$@" >> calls
        echo "$IPMI_PASSWORD" > password
        case "$*" in
          *"power status") echo "Chassis Power is $(cat power)" ;;
          *"power on") echo on > power ;;
          *"power off") echo off > power ;;
          *"power diag") echo "Set Chassis Power Control to Diag failed: $(cat refusal)"; exit 1 ;;
          *"bootparam get 5") cat boot ;;
          *"mc reset cold") echo "Unable to establish IPMI v2 / RMCP+ session"; exit 1 ;;
        esac
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(directory.resolve("power"), "off\n");
    tool =
        new IpmiTool(
            "r1", program, new IpmiAccess("127.0.0.1", 6230, "root", Secret.of("s3cret"), 17));
  }

  @Test
  void passwordGoesByEnvironmentAndNeverByArgument() throws Exception {
    assertThat(new IpmiPower(tool).state()).isEqualTo(PowerState.OFF);

    assertThat(Files.readString(directory.resolve("calls")))
        .contains("-I lanplus -H 127.0.0.1 -p 6230 -U root -E -C 17")
        .doesNotContain("s3cret")
        .doesNotContain("-P");
    assertThat(Files.readString(directory.resolve("password"))).isEqualTo("s3cret\n");
  }

  @Test
  void restartOfAHostThatIsOffSwitchesItOn() {
    var power = new IpmiPower(tool);

    assertThat(power.reset(ResetType.GRACEFUL_RESTART)).isEqualTo(ResetType.ON);
    assertThat(power.state()).isEqualTo(PowerState.ON);
  }

  @Test
  void switchingOffWhatIsOffSendsNothing() throws Exception {
    new IpmiPower(tool).reset(ResetType.FORCE_OFF);

    assertThat(Files.readString(directory.resolve("calls"))).doesNotContain("power off");
  }

  @Test
  void refusalNamesTheServerAndWhatTheToolSaid() {
    assertThatThrownBy(new IpmiManagerReset(tool)::reset)
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("r1")
        .hasMessageContaining("Unable to establish");
  }

  @Test
  void bootDeviceWhoseFlagsTheBmcHasDroppedIsNone() throws Exception {
    var boot = new IpmiBootOverride(tool);

    Files.writeString(
        directory.resolve("boot"), "   - Boot Flag Valid\n   - Boot Device Selector : Force PXE\n");
    assertThat(boot.current()).isEqualTo(BootOverride.Device.PXE);
    Files.writeString(
        directory.resolve("boot"),
        "   - Boot Flag Invalid\n   - Boot Device Selector : Force PXE\n");
    assertThat(boot.current()).isEqualTo(BootOverride.Device.NONE);
  }

  /// As ipmitool 1.8.19 prints the flags. ipmi_sim keeps no flags, so this is not in
  /// IpmiFallbackTest.
  @Test
  void deviceForEveryBootIsAskedForAsSuchAndReadBack() throws Exception {
    var boot = new IpmiBootOverride(tool);

    boot.set(BootOverride.Device.HDD, BootOverride.Duration.CONTINUOUS);
    boot.set(BootOverride.Device.PXE, BootOverride.Duration.ONCE);
    Files.writeString(
        directory.resolve("boot"),
        """
        Boot parameter 5 is valid/unlocked
        Boot parameter data: e008000000
         Boot Flags :
           - Boot Flag Valid
           - Options apply to all future boots
           - BIOS EFI boot
           - Boot Device Selector : Force Boot from default Hard-Drive
        """);

    assertThat(Files.readAllLines(directory.resolve("calls")))
        .satisfiesExactly(
            call -> assertThat(call).endsWith("chassis bootdev disk options=efiboot,persistent"),
            call -> assertThat(call).endsWith("chassis bootdev pxe options=efiboot"));
    assertThat(boot.current()).isEqualTo(BootOverride.Device.HDD);
  }

  @ParameterizedTest
  @CsvSource({
    "Invalid command, NotSupported",
    "Invalid data field in request, NotSupported",
    "Node busy, Busy",
    "Command not supported in present state, Busy",
    "Insufficient privilege level, Forbidden",
    "Unspecified error, BadAnswer",
  })
  void completionCodesBecomeTypedFailures(String completion, String failure) throws Exception {
    Files.writeString(directory.resolve("refusal"), completion);

    assertThatThrownBy(() -> tool.run("chassis", "power", "diag"))
        .isInstanceOfSatisfying(
            RedfishException.class,
            e -> assertThat(e.failure().getClass().getSimpleName()).isEqualTo(failure))
        .hasMessageContaining(completion);
  }
}
