package org.hwautomation.driver.standard;

import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.StagedChangeConformance;

class StandardStagedChangesTest extends StagedChangeConformance {

  @Override
  protected Driver driver() {
    return new StandardDriver();
  }

  @Override
  protected Stream<String> profiles() {
    return Stream.of("generic");
  }

  @Override
  protected Stream<String> recordings() {
    return Stream.of(
        "nvidia-gh200-openbmc-24.05-2",
        "nvidia-bluefield3-openbmc-24.10-10",
        "dmtf-public-rackmount1");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("Sriov", "Enabled");
  }
}
