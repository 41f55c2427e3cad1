package org.hwautomation.driver.dell;

import java.util.Set;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.standard.BootDialect;
import org.hwautomation.driver.standard.RedfishBootOverride;
import org.hwautomation.driver.standard.ServerResources;

/// Boot override in the dialect of the generation that the manager turns out to be.
record DellBootOverride(ServerResources resources) implements BootOverride {

  private RedfishBootOverride standard() {
    boolean inSettings = DellGeneration.of(resources.manager()).writesBootToSettings();
    return new RedfishBootOverride(
        resources, new BootDialect(BootDialect.STANDARD_NAMES, false, inSettings));
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public Set<Device> allowed() {
    return standard().allowed();
  }

  @Override
  public Device current() {
    return standard().current();
  }

  @Override
  public void set(Device device, Duration duration) {
    standard().set(device, duration);
  }
}
