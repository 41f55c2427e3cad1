package org.hwautomation.driver.dell;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.WireConformance;

/// Recordings of real iDRACs, served by the simulator with its Lifecycle Controller behind them.
/// The R750 with 7.10 is missing: when it was recorded, 598 of its 687 settings were read-only.
class DellOverTheWireTest extends WireConformance {

  @Override
  protected Driver driver() {
    return new DellDriver();
  }

  @Override
  protected Stream<Story> stories() {
    return Stream.of(
        new Story("dell-r630-idrac8-2.81.81.81", "ProcVirtualization", "Disabled"),
        new Story("dell-r740-idrac9-3.15.15.15", "ProcVirtualization", "Disabled"),
        new Story("dell-r750-idrac9-6.00.30.00", "ProcVirtualization", "Disabled"),
        new Story("dell-xr8620t-idrac9-6.10.80.00", "ProcVirtualization", "Disabled"));
  }
}
