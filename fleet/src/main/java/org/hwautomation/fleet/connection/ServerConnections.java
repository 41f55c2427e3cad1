package org.hwautomation.fleet.connection;

import java.util.*;
import org.hwautomation.driver.ConnectedServer;

/// One open gateway per server and process; the only place where a BMC password is in clear.
public final class ServerConnections {

  public ConnectedServer connect(UUID server) {
    throw new UnsupportedOperationException("being written");
  }

  public List<Call> recentCalls(UUID server) {
    throw new UnsupportedOperationException("being written");
  }

  public void disconnect(UUID server) {
    throw new UnsupportedOperationException("being written");
  }
}
