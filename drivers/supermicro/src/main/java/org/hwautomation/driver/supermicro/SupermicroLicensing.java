package org.hwautomation.driver.supermicro;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.Licensing;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;

/// What Supermicro sells features for (fact book 5.3). The list of licences holds product keys as
/// text; only the names are looked at.
record SupermicroLicensing(ServerResources resources) implements Licensing {

  private static final String DCMS = "SFT-DCMS-SINGLE";
  private static final String OOB = "SFT-OOB-LIC";

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  /// Empty when the BMC does not tell its licences: then the refusals do.
  @Override
  public List<Missing> missing() {
    var manager = resources.manager().path();
    var query =
        resources
            .bmc()
            .find(manager + "/LicenseManager")
            .flatMap(found -> found.link("QueryLicense"))
            .flatMap(resources.bmc()::find);
    return query.map(SupermicroLicensing::missing).orElse(List.of());
  }

  static List<Missing> missing(Resource query) {
    var held = query.at("Licenses").toString();
    var missing = new ArrayList<Missing>();
    if (!held.contains(DCMS)) missing.add(new Missing("bios", DCMS));
    if (!held.contains(DCMS) && !held.contains(OOB)) {
      missing.add(new Missing("virtual-media", OOB));
    }
    return missing;
  }
}
