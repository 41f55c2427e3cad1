package org.hwautomation.driver.hpe;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.WireConformance;

/// The iLO 7 recording is left out: it was taken in POST, where iLO takes no settings.
class HpeOverTheWireTest extends WireConformance {

  @Override
  protected Driver driver() {
    return new HpeDriver();
  }

  @Override
  protected Stream<Story> stories() {
    return Stream.of(
        new Story("hpe-dl385gen10plusv2-ilo5-2.72", "Sriov", "Disabled"),
        new Story("hpe-dl380agen11-ilo6-1.66-sim", "Sriov", "Disabled"));
  }
}
