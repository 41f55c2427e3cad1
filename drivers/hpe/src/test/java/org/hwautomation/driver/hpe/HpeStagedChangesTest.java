package org.hwautomation.driver.hpe;

import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.StagedChangeConformance;

class HpeStagedChangesTest extends StagedChangeConformance {

  @Override
  protected Driver driver() {
    return new HpeDriver();
  }

  @Override
  protected Stream<String> profiles() {
    return Stream.of("hpe-dl380-gen11", "hpe-dl380-gen10plus");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("WakeOnLan", "Disabled");
  }
}
