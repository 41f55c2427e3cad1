package org.hwautomation.fleet.connection;

import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bmc.BmcProblem;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.fleet.server.FirstContact;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerStore;

/// Asks one server something now. A BMC that does not answer as it should marks its server and is
/// told to the person who asked as a [Problem].
public final class LiveServers {

  private final ServerStore servers;
  private final ServerConnections connections;
  private final Bmcs bmcs;

  public LiveServers(ServerStore servers, ServerConnections connections, Bmcs bmcs) {
    this.servers = servers;
    this.connections = connections;
    this.bmcs = bmcs;
  }

  public Server server(UUID id) {
    return servers
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                "server-unknown",
                "There is no server %s.".formatted(id),
                "Look at the list of servers."));
  }

  /// @throws BmcProblem when its BMC does not answer as it should
  public <T> T ask(Server server, Function<ConnectedServer, T> question) {
    try {
      return question.apply(connections.connect(server.id()));
    } catch (RuntimeException e) {
      throw told(server, e);
    }
  }

  private RuntimeException told(Server server, RuntimeException thrown) {
    if (thrown instanceof Problem) return thrown;
    if (thrown instanceof NoSuchElementException) {
      return Problem.unavailable(
          "capability-missing",
          String.valueOf(thrown.getMessage()),
          "Look at what its BMC and licence offer.");
    }
    var failure = bmcs.explain(thrown);
    if (failure.isEmpty()) return thrown;
    var problem = BmcProblem.of(failure.get());
    servers.failed(
        server.id(), FirstContact.reachability(problem), String.valueOf(problem.getMessage()));
    return problem;
  }
}
