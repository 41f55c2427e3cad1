package org.hwautomation.driver.supermicro;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.WireConformance;

/// A real X13's recording, served by the simulator.
class SupermicroOverTheWireTest extends WireConformance {

  @Override
  protected Driver driver() {
    return new SupermicroDriver();
  }

  @Override
  protected Stream<Story> stories() {
    return Stream.of(
        new Story("supermicro-sys821getnhr-bmc-11.01.01", "SR_IOVSupport", "Disabled"));
  }
}
