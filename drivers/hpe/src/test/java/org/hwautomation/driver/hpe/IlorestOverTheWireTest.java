package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.ResetType;
import org.hwautomation.driver.VendorTools;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.testkit.WireConformance;
import org.hwautomation.redfish.client.Redfish;
import org.hwautomation.simulator.server.Simulator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real `ilorest` of Debian, run by the driver against simulated iLOs.
class IlorestOverTheWireTest {

  private static final String RECORDING = "hpe-dl380agen11-ilo6-1.66-sim";

  @Test
  void theRealProgramStagesWhatRedfishThenSeesPending() throws Exception {
    var program = installed();
    var clock = InstantSource.system();
    var drivers = List.<Driver>of(new HpeDriver());
    try (var simulator = WireConformance.simulate(RECORDING);
        var connector = new Connector(Redfish.create(clock), drivers, program, clock);
        var connection = connector.connect(WireConformance.endpoint(simulator.bmc()))) {
      var bios = connection.server().ways(BiosConfiguration.class);
      assertThat(bios)
          .extracting(BiosConfiguration::method)
          .containsExactly(Method.REDFISH, Method.VENDOR_TOOL);

      bios.getLast().stage(Map.of("Sriov", "Disabled"));

      assertThat(bios.getFirst().pending()).isEqualTo(Map.of("Sriov", "Disabled"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hpe-dl380-gen10plus", "hpe-dl380-gen11"})
  void whatTheRealProgramStagesIsAppliedInPost(String profile) throws Exception {
    var program = installed();
    var clock = InstantSource.system();
    var drivers = List.<Driver>of(new HpeDriver());
    var wish = Map.<String, Object>of("Sriov", "Enabled");
    try (var simulator = Simulator.byHand(profile);
        var connector = new Connector(Redfish.create(clock), drivers, program, clock);
        var connection = connector.connect(WireConformance.endpoint(simulator.bmc()))) {
      var server = connection.server();
      var bios = server.ways(BiosConfiguration.class);

      bios.getLast().stage(wish);
      assertThat(bios.getFirst().verify(wish)).noneMatch(BiosVerdict::applied);
      server.must(Power.class).reset(ResetType.FORCE_RESTART);
      simulator.bmc().advance(Duration.ofMinutes(10));

      assertThat(bios.getFirst().verify(wish)).isNotEmpty().allMatch(BiosVerdict::applied);
      assertThat(simulator.bmc().history().attributeChanges()).hasSize(1);
    }
  }

  private static VendorTools installed() {
    var tools = VendorTools.onPath();
    var installed = tools.find("ilorest").isPresent();
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(installed, "ilorest is not installed");
    }
    assertThat(installed).as("ilorest must be installed in CI").isTrue();
    return tools;
  }
}
