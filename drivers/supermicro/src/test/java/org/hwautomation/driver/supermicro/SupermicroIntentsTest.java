package org.hwautomation.driver.supermicro;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.IntentConformance;

class SupermicroIntentsTest extends IntentConformance {

  @Override
  protected Driver driver() {
    return new SupermicroDriver();
  }

  @Override
  protected Map<String, Integer> recordings() {
    var met = new LinkedHashMap<String, Integer>();
    met.put("supermicro-sys821getnhr-bmc-11.01.01", 50);
    return met;
  }
}
