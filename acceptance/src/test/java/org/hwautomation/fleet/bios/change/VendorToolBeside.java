package org.hwautomation.fleet.bios.change;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Quirk;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.simulator.fault.FaultPreset;
import org.hwautomation.simulator.server.SimulatedBmc;

/// A server on whose worker a vendor's program is installed, made up: it reaches the BIOS also
/// where the BMC's web service refuses to write it.
record VendorToolBeside(ConnectedServer server, SimulatedBmc bmc) implements ConnectedServer {

  @Override
  public <C extends Capability> List<C> ways(Class<C> capability) {
    var ways = new ArrayList<>(server.ways(capability));
    if (capability == BiosConfiguration.class && !ways.isEmpty()) {
      ways.add(capability.cast(tool((BiosConfiguration) ways.getFirst())));
    }
    return ways;
  }

  private BiosConfiguration tool(BiosConfiguration redfish) {
    return (BiosConfiguration)
        Proxy.newProxyInstance(
            BiosConfiguration.class.getClassLoader(),
            new Class<?>[] {BiosConfiguration.class},
            (_, asked, arguments) ->
                switch (asked.getName()) {
                  case "method" -> Method.VENDOR_TOOL;
                  case "stage" -> stage(redfish, arguments[0]);
                  default -> {
                    try {
                      yield asked.invoke(redfish, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }
                });
  }

  @SuppressWarnings("unchecked")
  private Object stage(BiosConfiguration redfish, Object attributes) {
    bmc.heal();
    try {
      return redfish.stage((Map<String, Object>) attributes);
    } finally {
      bmc.fault(FaultPreset.SETTINGS_REFUSED.id());
    }
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public String driverId() {
    return server.driverId();
  }

  @Override
  public Identity identify() {
    return server.identify();
  }

  @Override
  public Set<? extends Quirk> quirks() {
    return server.quirks();
  }
}
