package org.hwautomation.driver.supermicro;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.BiosConformance;

/// The flags are recorded with the values in force and agree to the last one.
class SupermicroBiosRegistriesTest extends BiosConformance {

  @Override
  protected Driver driver() {
    return new SupermicroDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(new Expected("supermicro-sys821getnhr-bmc-11.01.01", 222, 222));
  }
}
