package org.hwautomation.driver.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Quirk;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Look;

/// A server put together from parts. Every driver builds one of these from the standard parts and
/// its own.
///
/// @param capabilities in order of preference; those that are [Offered] say themselves whether this
///   server has them
public record StandardServer(
    String driverId,
    ServerResources resources,
    IdentityReader identity,
    List<Capability> capabilities,
    Set<? extends Quirk> quirks)
    implements ConnectedServer {

  public StandardServer {
    capabilities = List.copyOf(capabilities);
    quirks = Set.copyOf(quirks);
  }

  @Override
  public String name() {
    return resources.name();
  }

  @Override
  public Identity identify() {
    return identity.read(resources.system(Freshness.FRESH));
  }

  @Override
  public <T> T inOneLook(Supplier<T> reading) {
    return Look.whole(reading);
  }

  @Override
  public <C extends Capability> List<C> ways(Class<C> type) {
    var ways = new ArrayList<C>();
    for (var capability : capabilities) {
      if (!type.isInstance(capability)) continue;
      if (capability instanceof Offered offered && !offered.isOffered()) continue;
      ways.add(type.cast(capability));
    }
    return List.copyOf(ways);
  }
}
