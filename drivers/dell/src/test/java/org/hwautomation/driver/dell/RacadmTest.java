package org.hwautomation.driver.dell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.VendorTools;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.testkit.WireConformance;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our way of using racadm, with a fake of it (SOURCE.md) against the simulated iDRAC.
class RacadmTest {

  private static final Map<String, Object> WISH =
      Map.of("SriovGlobalEnable", "Enabled", "BootSeqRetry", "Disabled");

  @TempDir Path directory;

  private void withTool(OnDell.Doing doing) throws Exception {
    var program = FakeRacadm.install(directory);
    VendorTools tools = name -> name.equals("racadm") ? Optional.of(program) : Optional.empty();
    var clock = InstantSource.system();
    try (var simulator = Simulator.byHand("dell-r750");
        var connector =
            new Connector(Redfish.create(clock), List.<Driver>of(new DellDriver()), tools, clock);
        var connection = connector.connect(WireConformance.endpoint(simulator.bmc()))) {
      doing.with(new OnDell(simulator.bmc(), connection, directory));
    }
  }

  private static BiosConfiguration tool(OnDell dell) {
    return dell.server().ways(BiosConfiguration.class).stream()
        .filter(way -> way.method() == Method.VENDOR_TOOL)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void settingsWrittenByRacadmAreAppliedByOneResetAndReadBack() throws Exception {
    withTool(dell -> {
      var bios = tool(dell);

      var ticket = bios.stage(WISH);
      assertThat(ticket.path("job").asString()).startsWith("JID_");
      dell.bmc().advance(Duration.ofMinutes(1));
      assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.AwaitingReset.class);
      assertThat(bios.underway(WISH)).isPresent();
      dell.server().must(Power.class).reset(ResetType.FORCE_RESTART);
      dell.bmc().advance(Duration.ofMinutes(30));

      assertThat(bios.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(bios.verify(WISH)).hasSize(2).allMatch(BiosVerdict::applied);
      assertThat(Files.readString(directory.resolve("arguments")))
          .contains("set BIOS.IntegratedDevices.SriovGlobalEnable Enabled")
          .contains("jobqueue create BIOS.Setup.1-1")
          .doesNotContain(dell.bmc().password());
    });
  }

  @Test
  void aRefusedSettingTakesBackTheOnesBeforeIt() throws Exception {
    withTool(dell -> {
      var wish = new LinkedHashMap<String, Object>();
      wish.put("SriovGlobalEnable", "Enabled");
      wish.put("NumLock", "Sideways");
      wish.put("BootSeqRetry", "Sideways");

      var refused = catchThrowableOfType(RedfishException.class, () -> tool(dell).stage(wish));

      assertThat(refused.failure())
          .isInstanceOfAny(Failure.RejectedByValidation.class, Failure.NotSupported.class);
      assertThat(tool(dell).pending()).isEmpty();
    });
  }

  @Test
  void passwordsAreRefusedBecauseTheyWouldBeArguments() throws Exception {
    withTool(dell -> {
      assertThat(catchThrowable(() -> tool(dell).stage(Map.of("SetupPassword", "Quokka-17"))))
          .isInstanceOfSatisfying(
              RedfishException.class,
              e -> assertThat(e.failure()).isInstanceOf(Failure.NotSupported.class))
          .hasMessageContaining("racadm")
          .hasMessageNotContaining("Quokka");
      assertThat(directory.resolve("arguments")).doesNotExist();
    });
  }

  @Test
  void whereItIsNotInstalledThereIsNoSuchWay() throws Exception {
    OnDell.run(
        "dell-r750",
        directory,
        dell ->
            assertThat(dell.server().ways(BiosConfiguration.class))
                .extracting(BiosConfiguration::method)
                .containsExactly(Method.REDFISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR: Login failed - invalid username or password|Unauthenticated",
        "ERROR: Unable to connect to RAC at specified IP address.|Unreachable",
        "ERROR: RAC947: Invalid object value specified.|RejectedByValidation",
        "Security Alert: Certificate is invalid|BadAnswer",
        "''|BadAnswer"
      })
  void whatIsNoSuccessIsAFailureOfItsKind(String output, String failure) {
    var answer = new RacadmAnswer(new Where("r750", "racadm", "set"), output);

    assertThat(
            catchThrowableOfType(RedfishException.class, () -> answer.mustSay(RacadmAnswer.PENDING))
                .failure()
                .getClass()
                .getSimpleName())
        .isEqualTo(failure);
  }

  @Test
  void jobIsFoundAmongNoiseAboutTheCertificate() {
    var answer =
        new RacadmAnswer(
            new Where("r750", "racadm", "jobqueue create"),
            """
            Security Alert: Certificate is invalid - self signed certificate
            Continuing execution. Use -S option for racadm to stop execution on \
            certificate-related errors.
            RAC1024: Successfully scheduled a job.
            Commit JID = JID_466849276889
            """);

    assertThat(answer.mustSay(RacadmAnswer.SCHEDULED).job()).contains("JID_466849276889");
  }
}
