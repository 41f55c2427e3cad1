package org.hwautomation.driver.dell;

import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.StagedChangeConformance;

class DellStagedChangesTest extends StagedChangeConformance {

  @Override
  protected Driver driver() {
    return new DellDriver();
  }

  @Override
  protected Stream<String> profiles() {
    return Stream.of("dell-r750", "dell-r760", "dell-r770-idrac10");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("SriovGlobalEnable", "Enabled");
  }
}
