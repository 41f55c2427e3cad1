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
  protected Stream<String> recordings() {
    return Stream.of(
        "hpe-dl385gen10plusv2-ilo5-2.72",
        "hpe-dl380agen11-ilo6-1.66-sim",
        "hpe-dl360gen12-ilo7-1.14-sim");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("WakeOnLan", "Disabled");
  }
}
