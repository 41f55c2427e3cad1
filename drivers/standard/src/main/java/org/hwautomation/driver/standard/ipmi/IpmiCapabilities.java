package org.hwautomation.driver.standard.ipmi;

import java.util.List;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ServerContext;

/// What IPMI can stand in for, to be listed after Redfish's own ways.
public final class IpmiCapabilities {

  private IpmiCapabilities() {}

  /// Empty when there is no way to this BMC by IPMI.
  public static List<Capability> of(String server, ServerContext context) {
    return IpmiTool.find(server, context)
        .map(tool ->
            List.<Capability>of(
                new IpmiPower(tool), new IpmiBootOverride(tool), new IpmiManagerReset(tool)))
        .orElse(List.of());
  }
}
