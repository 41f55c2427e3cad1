package org.hwautomation.fleet.discovery;

import java.util.*;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.credential.Login;

/// Scans address ranges for Redfish services.
public final class Discoveries {

  public Discovery start(Actor actor, NewDiscovery discovery) {
    throw new UnsupportedOperationException("being written");
  }

  public Discovery byId(UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public List<Discovery> newest(int limit) {
    throw new UnsupportedOperationException("being written");
  }

  public List<DiscoveryResult> results(UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public void cancel(Actor actor, UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public List<EnrolmentResult> enrol(Actor actor, UUID id, Collection<UUID> results, Login login, String site, List<String> tags) {
    throw new UnsupportedOperationException("being written");
  }
}
