package org.hwautomation.driver.dell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.IntentConformance;

class DellIntentsTest extends IntentConformance {

  @Override
  protected Driver driver() {
    return new DellDriver();
  }

  @Override
  protected Map<String, Integer> recordings() {
    var met = new LinkedHashMap<String, Integer>();
    met.put("dell-r630-idrac8-2.81.81.81", 57);
    met.put("dell-r740-idrac9-3.15.15.15", 53);
    met.put("dell-r750-idrac9-6.00.30.00", 62);
    // In system lockdown: what would have to be set first, as SysProfile, is locked as well.
    met.put("dell-r750-idrac9-7.10.30.00", 35);
    met.put("dell-xr8620t-idrac9-6.10.80.00", 57);
    return met;
  }
}
