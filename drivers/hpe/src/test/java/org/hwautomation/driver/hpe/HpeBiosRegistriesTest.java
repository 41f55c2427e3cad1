package org.hwautomation.driver.hpe;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.BiosConformance;

/// iLO's registry is a file of the system ROM: it sets no flag for what its maps lock, whatever is
/// in force, so flags and maps agree exactly where nothing is locked.
class HpeBiosRegistriesTest extends BiosConformance {

  @Override
  protected Driver driver() {
    return new HpeDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected("hpe-dl385gen10plusv2-ilo5-2.72", 206, 156),
        new Expected("hpe-dl380agen11-ilo6-1.66-sim", 184, 50),
        new Expected("hpe-dl360gen12-ilo7-1.14-sim", 220, 40));
  }
}
