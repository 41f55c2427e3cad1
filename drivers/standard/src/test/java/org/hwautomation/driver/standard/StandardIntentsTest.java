package org.hwautomation.driver.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.IntentConformance;

class StandardIntentsTest extends IntentConformance {

  @Override
  protected Driver driver() {
    return new StandardDriver();
  }

  @Override
  protected Map<String, Integer> recordings() {
    var met = new LinkedHashMap<String, Integer>();
    met.put("dmtf-public-rackmount1", 9);
    met.put("hpe-crayex235a-nc", 9);
    met.put("nvidia-bluefield3-openbmc-24.10-10", 2);
    met.put("nvidia-gh200-openbmc-24.05-2", 6);
    return met;
  }
}
