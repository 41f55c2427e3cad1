package org.hwautomation.driver.standard.ipmi;

import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Method;

/// `mc reset cold`: what is left when the BMC's Redfish service hangs.
public record IpmiManagerReset(IpmiTool tool) implements ManagerReset {

  @Override
  public Method method() {
    return Method.IPMI;
  }

  @Override
  public void reset() {
    tool.run("mc", "reset", "cold");
  }
}
