package org.hwautomation.driver.lenovo;

import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.StagedChangeConformance;

class LenovoStagedChangesTest extends StagedChangeConformance {

  @Override
  protected Driver driver() {
    return new LenovoDriver();
  }

  @Override
  protected Stream<String> profiles() {
    return Stream.of("lenovo-sr650v3");
  }

  @Override
  protected Stream<String> recordings() {
    return Stream.of("lenovo-sr670v2-xcc-1.40", "lenovo-sr670v2-xcc-2.83");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("DevicesandIOPorts_SRIOV", "Enabled");
  }
}
