package org.hwautomation.fleet.operation;

import java.util.Map;
import java.util.TreeMap;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.jobs.NewJob;

/// One server's part of an order: a job that is ready to begin, or the reason why there is none.
public sealed interface Launch {

  Server server();

  /// @param details for the audit log
  record Ready(Server server, NewJob job, Map<String, String> details) implements Launch {
    public Ready {
      details = new TreeMap<>(details);
    }
  }

  record Refused(Server server, Problem problem) implements Launch {}
}
