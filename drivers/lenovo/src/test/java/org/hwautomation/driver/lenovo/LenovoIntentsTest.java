package org.hwautomation.driver.lenovo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.IntentConformance;

class LenovoIntentsTest extends IntentConformance {

  @Override
  protected Driver driver() {
    return new LenovoDriver();
  }

  @Override
  protected Map<String, Integer> recordings() {
    var met = new LinkedHashMap<String, Integer>();
    met.put("lenovo-sr670v2-xcc-1.40", 42);
    met.put("lenovo-sr670v2-xcc-2.83", 44);
    return met;
  }
}
