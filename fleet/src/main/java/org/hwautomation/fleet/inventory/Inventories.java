package org.hwautomation.fleet.inventory;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bmc.BmcProblem;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.FirstContact;
import org.hwautomation.fleet.server.Health;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerStore;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// Reads inventories from BMCs and keeps them as snapshots; content that has not changed is stored
/// once.
public final class Inventories implements AutoCloseable {

  private final Database database;
  private final SnapshotStore store;
  private final ServerStore servers;
  private final ServerConnections connections;
  private final Bmcs bmcs;
  private final InstantSource clock;
  private final Sweeps sweeps;

  public Inventories(
      Database database,
      ServerConnections connections,
      Bmcs bmcs,
      int concurrency,
      TimeOrderedId ids,
      InstantSource clock) {
    this.database = database;
    this.store = new SnapshotStore(database, ids);
    this.servers = new ServerStore(database);
    this.connections = connections;
    this.bmcs = bmcs;
    this.clock = clock;
    this.sweeps = new Sweeps(concurrency, ids);
  }

  /// Reads the server now.
  ///
  /// @throws BmcProblem when its BMC does not answer as it should; the server is marked accordingly
  public InventorySnapshot refresh(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    var server = server(id);
    try {
      var connected = connections.connect(id);
      var inventory = connected.must(InventoryReading.class).read();
      var driver = connected.driverId();
      return database.inTransaction(() -> keep(id, inventory, driver));
    } catch (RuntimeException e) {
      throw told(server, e);
    }
  }

  /// Keeps what somebody else has just read of a server: a job's closing validation.
  public InventorySnapshot store(UUID id, Inventory inventory) {
    var driver = server(id).driver();
    return database.inTransaction(() -> keep(id, inventory, driver));
  }

  public Optional<InventorySnapshot> latest(UUID server) {
    return store.latest(server);
  }

  /// Newest first.
  public List<InventorySnapshot> history(UUID server, int limit) {
    return store.history(server, Math.clamp(limit, 1, 100));
  }

  /// Reads the server's BIOS attributes now.
  public BiosSnapshot refreshBios(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    var server = server(id);
    BiosSettings settings;
    try {
      settings = connections.connect(id).must(BiosConfiguration.class).current();
    } catch (RuntimeException e) {
      throw told(server, e);
    }
    return database.inTransaction(() -> store.keep(id, settings, clock.instant()));
  }

  /// The registry that explains the server's BIOS attributes, asked of its BMC; empty when it has
  /// none.
  public Optional<AttributeRegistry> biosRegistry(Actor actor, UUID id) {
    actor.require(Permission.READ);
    var server = server(id);
    try {
      return connections
          .connect(id)
          .can(BiosConfiguration.class)
          .flatMap(BiosConfiguration::registry);
    } catch (RuntimeException e) {
      throw told(server, e);
    }
  }

  public Optional<BiosSnapshot> latestBios(UUID server) {
    return store.latestBios(server);
  }

  /// Which versions of a kind of component run in the fleet, as last inventoried.
  public List<VersionCount> versions(ComponentKind kind) {
    return store.versions(kind.name());
  }

  /// Begins to read many servers side by side and returns at once.
  public SweepProgress refreshAll(Actor actor, Collection<UUID> ids) {
    actor.require(Permission.MANAGE_SERVERS);
    return sweeps.start(servers(ids), server -> refresh(actor, server.id()));
  }

  public Optional<SweepProgress> sweep(UUID id) {
    return sweeps.find(id);
  }

  /// Waits for the end of a sweep; for programs, not for pages.
  public SweepProgress awaitSweep(UUID id) throws InterruptedException {
    return sweeps.await(id);
  }

  /// Lets reads that have begun finish, and begins no more.
  public void cancelSweep(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    sweeps.cancel(id);
  }

  @Override
  public void close() {
    sweeps.close();
  }

  private InventorySnapshot keep(UUID id, Inventory inventory, String driver) {
    var now = clock.instant();
    servers.answered(
        id,
        inventory.identity(),
        driver,
        inventory.power(),
        Optional.of(Health.of(inventory.health())),
        now);
    servers.inventoried(id, now);
    return store.keep(id, inventory, now);
  }

  private List<Server> servers(Collection<UUID> ids) {
    return servers.allOf(ids);
  }

  private Server server(UUID id) {
    return servers
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                "server-unknown",
                "There is no server %s.".formatted(id),
                "Look at the list of servers."));
  }

  private RuntimeException told(Server server, RuntimeException thrown) {
    if (thrown instanceof Problem) return thrown;
    if (thrown instanceof java.util.NoSuchElementException) {
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
