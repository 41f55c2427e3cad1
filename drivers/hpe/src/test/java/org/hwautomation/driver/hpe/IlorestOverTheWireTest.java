package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.VendorTools;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.testkit.WireConformance;
import org.hwautomation.redfish.client.Redfish;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The real `ilorest` of Debian against a simulated iLO 6.
class IlorestOverTheWireTest {

  private static final String RECORDING = "hpe-dl380agen11-ilo6-1.66-sim";

  @Test
  void theRealProgramStagesWhatRedfishThenSeesPending() throws Exception {
    var installed = VendorTools.onPath().find("ilorest").isPresent();
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(installed, "ilorest is not installed");
    }
    assertThat(installed).as("ilorest must be installed in CI").isTrue();
    var clock = InstantSource.system();
    var drivers = List.<org.hwautomation.driver.Driver>of(new HpeDriver());
    try (var simulator = WireConformance.simulate(RECORDING);
        var connector = new Connector(Redfish.create(clock), drivers, VendorTools.onPath(), clock);
        var connection = connector.connect(WireConformance.endpoint(simulator.bmc()))) {
      var bios = connection.server().ways(BiosConfiguration.class);
      assertThat(bios)
          .extracting(BiosConfiguration::method)
          .containsExactly(Method.REDFISH, Method.VENDOR_TOOL);

      bios.getLast().stage(Map.of("Sriov", "Disabled"));

      assertThat(bios.getFirst().pending()).isEqualTo(Map.of("Sriov", "Disabled"));
    }
  }
}
