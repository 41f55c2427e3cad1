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
  protected Stream<String> recordings() {
    return Stream.of(
        "dell-r630-idrac8-2.81.81.81",
        "dell-r740-idrac9-3.15.15.15",
        "dell-r750-idrac9-6.00.30.00",
        "dell-r750-idrac9-7.10.30.00",
        "dell-xr8620t-idrac9-6.10.80.00");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("SriovGlobalEnable", "Enabled");
  }
}
