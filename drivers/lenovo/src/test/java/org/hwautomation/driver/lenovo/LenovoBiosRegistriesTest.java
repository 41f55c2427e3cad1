package org.hwautomation.driver.lenovo;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.BiosConformance;

/// XCC's registry sets neither `GrayOut` nor `Hidden` for what its maps lock, whatever is in force,
/// so flags and maps agree exactly where nothing is locked.
class LenovoBiosRegistriesTest extends BiosConformance {

  @Override
  protected Driver driver() {
    return new LenovoDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected("lenovo-sr670v2-xcc-1.40", 159, 46),
        new Expected("lenovo-sr670v2-xcc-2.83", 100, 40));
  }
}
