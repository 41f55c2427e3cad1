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
  public Set<Duration> durations() {
    return standard().durations();
  }

  @Override
  public Set<Mode> modes() {
    return standard().modes();
  }

  @Override
  public State state() {
    return standard().state();
  }

  @Override
  public void set(Device device, Duration duration, Mode mode) {
    standard().set(device, duration, mode);
  }
}
