package org.hwautomation.fleet.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bmc.BmcProblem;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.fleet.credential.CredentialVault;
import org.hwautomation.fleet.server.FirstContact;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open gateway per server and process; the only place where a stored BMC password is in clear.
/// Gateways that nobody used for a while are closed, which logs out; closing this closes them all.
public final class ServerConnections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerConnections.class);

  private final ServerStore servers;
  private final CredentialVault vault;
  private final Bmcs bmcs;
  private final Optional<Path> authorities;
  private final Duration idle;
  private final InstantSource clock;
  private final ConcurrentHashMap<UUID, Gateway> gateways = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bmc-idle-closer").factory());
  private volatile boolean closed;

  public ServerConnections(
      ServerStore servers,
      CredentialVault vault,
      Bmcs bmcs,
      Optional<Path> authorities,
      Duration idle,
      InstantSource clock) {
    this.servers = servers;
    this.vault = vault;
    this.bmcs = bmcs;
    this.authorities = authorities;
    this.idle = idle;
    this.clock = clock;
    var every = Math.max(1_000, idle.toMillis() / 4);
    sweeper.scheduleWithFixedDelay(this::closeIdle, every, every, TimeUnit.MILLISECONDS);
  }

  /// The server with its gateway open. Opens it when nobody has; safe to share. Ask again for each
  /// piece of work instead of keeping it: an idle gateway is closed under you.
  ///
  /// @throws RuntimeException the driver's own, which `BmcFailures` explains
  public ConnectedServer connect(UUID server) {
    if (closed) {
      throw Problem.unavailable("stopping", "The service is stopping.", "Ask again when it runs.");
    }
    return gateway(server).open(clock.instant(), () -> open(server)).server();
  }

  /// Keeps the server's gateway from being closed as idle until the holder is closed: for uploads
  /// that take longer than the idle time.
  public Hold hold(UUID server) {
    var gateway = gateway(server);
    gateway.hold();
    return () -> gateway.release(clock.instant());
  }

  /// What was said to this BMC lately by this process, oldest first; also after the gateway was
  /// closed.
  public List<Call> recentCalls(UUID server) {
    var gateway = gateways.get(server);
    return gateway == null ? List.of() : gateway.calls();
  }

  /// Logs out and forgets, so that the next use reads endpoint and login again.
  public void disconnect(UUID server) {
    var gateway = gateways.get(server);
    if (gateway != null) gateway.close();
  }

  /// How many gateways are open now.
  public int open() {
    return (int) gateways.values().stream().filter(Gateway::isOpen).count();
  }

  void closeIdle() {
    var before = clock.instant().minus(idle);
    gateways.values().forEach(gateway -> gateway.closeIfIdleSince(before));
  }

  @Override
  public void close() {
    closed = true;
    sweeper.shutdownNow();
    // Side by side: a BMC that does not answer its logout must not hold up the others.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gateways.values().forEach(gateway -> threads.submit(gateway::close));
    }
  }

  private Gateway gateway(UUID server) {
    return gateways.computeIfAbsent(server, _ -> new Gateway());
  }

  private org.hwautomation.driver.Connection open(UUID id) {
    var server =
        servers
            .find(id)
            .orElseThrow(() ->
                Problem.notFound(
                    "server-unknown",
                    "There is no server %s.".formatted(id),
                    "Look at the list of servers."));
    try {
      var connection = bmcs.connect(spec(server));
      connection.certificate().ifPresent(certificate -> servers.pin(id, certificate));
      return connection;
    } catch (RuntimeException e) {
      bmcs.explain(e).ifPresent(failure -> failed(server, BmcProblem.of(failure)));
      throw e;
    }
  }

  private void failed(Server server, Problem problem) {
    LOG.atInfo()
        .addKeyValue("server", server.name())
        .addKeyValue("code", problem.code())
        .log("BMC could not be opened");
    servers.failed(
        server.id(), FirstContact.reachability(problem), String.valueOf(problem.getMessage()));
  }

  private EndpointSpec spec(Server server) {
    var login =
        vault
            .find(server.id())
            .orElseThrow(() ->
                Problem.conflict(
                    "server-without-login",
                    "No BMC login is stored for %s.".formatted(server.name()),
                    "Store one first."));
    return FirstContact.spec(
        server.name(),
        server.endpoint(),
        login,
        Optional.of(server.driver()).filter(id -> !id.isEmpty()),
        authorities);
  }

  /// Something that is held until closed.
  @FunctionalInterface
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
