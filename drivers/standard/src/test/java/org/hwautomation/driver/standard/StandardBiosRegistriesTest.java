package org.hwautomation.driver.standard;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.BiosConformance;

/// OpenBMC's registries have neither flags nor maps; what is left is types, bounds and names.
class StandardBiosRegistriesTest extends BiosConformance {

  @Override
  protected Driver driver() {
    return new StandardDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected("nvidia-gh200-openbmc-24.05-2", 0, 0),
        new Expected("nvidia-bluefield3-openbmc-24.10-10", 0, 0));
  }
}
