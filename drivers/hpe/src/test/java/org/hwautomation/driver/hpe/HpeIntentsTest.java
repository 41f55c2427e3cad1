package org.hwautomation.driver.hpe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.IntentConformance;

class HpeIntentsTest extends IntentConformance {

  @Override
  protected Driver driver() {
    return new HpeDriver();
  }

  @Override
  protected Map<String, Integer> recordings() {
    var met = new LinkedHashMap<String, Integer>();
    met.put("hpe-dl385gen10plusv2-ilo5-2.72", 44);
    met.put("hpe-dl380agen11-ilo6-1.66-sim", 55);
    met.put("hpe-dl360gen12-ilo7-1.14-sim", 54);
    return met;
  }
}
