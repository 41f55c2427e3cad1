package org.hwautomation.driver.lenovo;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.WireConformance;

/// A real XCC's recording, served by the simulator.
class LenovoOverTheWireTest extends WireConformance {

  @Override
  protected Driver driver() {
    return new LenovoDriver();
  }

  @Override
  protected Stream<Story> stories() {
    return Stream.of(new Story("lenovo-sr670v2-xcc-2.83", "Processors_HyperThreading", "Disabled"));
  }
}
