package org.hwautomation.driver.hpe;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.Licensing;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;

/// iLO's licence gates virtual media and recovery; BIOS and firmware need none (fact book 4.6,
/// 4.8).
record HpeLicensing(ServerResources resources) implements Licensing {

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public List<Missing> missing() {
    var service = Resource.link(resources.manager().at("Oem", "Hpe", "Links", "LicenseService"));
    var licenses = service.map(resources.bmc()::members).orElse(List.of());
    var missing = new ArrayList<Missing>();
    for (var license : licenses) {
      var features = license.at("LicenseFeatures");
      if (features.path("VM").isBoolean() && !features.path("VM").booleanValue()) {
        missing.add(new Missing("virtual-media", "iLO Advanced"));
      }
      if (features.path("Recovery").isBoolean() && !features.path("Recovery").booleanValue()) {
        missing.add(new Missing("firmware-rollback", "iLO Advanced"));
      }
    }
    return missing;
  }
}
