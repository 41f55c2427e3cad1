package org.hwautomation.driver.supermicro;

import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.StagedChangeConformance;

class SupermicroStagedChangesTest extends StagedChangeConformance {

  @Override
  protected Driver driver() {
    return new SupermicroDriver();
  }

  @Override
  protected Stream<String> profiles() {
    return Stream.of("supermicro-x13", "supermicro-x12", "supermicro-h13");
  }

  @Override
  protected Stream<String> recordings() {
    return Stream.of("supermicro-sys821getnhr-bmc-11.01.01");
  }

  @Override
  protected Map.Entry<String, Object> change() {
    return Map.entry("SR_IOVSupport_0073", "Enabled");
  }
}
