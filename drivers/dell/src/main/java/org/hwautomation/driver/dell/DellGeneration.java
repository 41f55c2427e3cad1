package org.hwautomation.driver.dell;

import java.util.regex.Pattern;
import org.hwautomation.redfish.client.Resource;

/// PowerEdge generation from `Manager.Model` (`15G Monolithic`). iDRAC10 began its version numbers
/// anew, so firmware versions alone say nothing.
record DellGeneration(int number) {

  private static final Pattern MODEL = Pattern.compile("^(\\d{2})G\\b");

  /// 0 when the manager does not say.
  static DellGeneration of(Resource manager) {
    var matcher = MODEL.matcher(manager.text("Model"));
    return new DellGeneration(matcher.find() ? Integer.parseInt(matcher.group(1)) : 0);
  }

  String bmcFamily() {
    if (number == 0) return "iDRAC";
    if (number <= 11) return "iDRAC6";
    return number == 12 ? "iDRAC7" : number == 13 ? "iDRAC8" : number <= 16 ? "iDRAC9" : "iDRAC10";
  }

  boolean writesBootToSettings() {
    return number >= 17;
  }
}
