package org.hwautomation.fleet.inventory;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.driver.inventory.InventoryReading;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.snapshot.BiosReadings;
import org.hwautomation.fleet.bmc.BmcProblem;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.Health;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerStore;

/// Reads inventories from BMCs and keeps them as snapshots; content that has not changed is stored
/// once.
public final class Inventories implements AutoCloseable {

  private final Database database;
  private final SnapshotStore store;
  private final ServerStore servers;
  private final LiveServers live;
  private final BiosReadings bios;
  private final InstantSource clock;
  private final Sweeps sweeps;

  public Inventories(
      Database database,
      LiveServers live,
      BiosReadings bios,
      int concurrency,
      TimeOrderedId ids,
      InstantSource clock) {
    this.database = database;
    this.store = new SnapshotStore(database, ids);
    this.servers = new ServerStore(database);
    this.live = live;
    this.bios = bios;
    this.clock = clock;
    this.sweeps = new Sweeps(concurrency, ids);
  }

  /// Reads the server now.
  ///
  /// @throws BmcProblem when its BMC does not answer as it should; the server is marked accordingly
  public InventorySnapshot refresh(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    return live.ask(
        live.server(id),
        connected -> {
          var inventory = connected.must(InventoryReading.class).read();
          var driver = connected.driverId();
          return database.inTransaction(() -> keep(id, inventory, driver));
        });
  }

  /// Keeps what somebody else has just read of a server: a job's closing validation.
  public InventorySnapshot store(UUID id, Inventory inventory) {
    var driver = live.server(id).driver();
    return database.inTransaction(() -> keep(id, inventory, driver));
  }

  public Optional<InventorySnapshot> latest(UUID server) {
    return store.latest(server);
  }

  /// Newest first.
  public List<InventorySnapshot> history(UUID server, int limit) {
    return store.history(server, Math.clamp(limit, 1, 100));
  }

  /// Which versions of a kind of component run in the fleet, as last inventoried.
  public List<VersionCount> versions(ComponentKind kind) {
    return store.versions(kind.name());
  }

  /// Begins to read inventory and BIOS of many servers side by side and returns at once.
  public SweepProgress refreshAll(Actor actor, Collection<UUID> ids) {
    actor.require(Permission.MANAGE_SERVERS);
    return sweeps.start(servers(ids), server -> readAll(actor, server.id()));
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

  private void readAll(Actor actor, UUID id) {
    live.ask(
        live.server(id), connected -> connected.inOneLook(() -> readAll(actor, id, connected)));
  }

  private InventorySnapshot readAll(Actor actor, UUID id, ConnectedServer connected) {
    var snapshot = refresh(actor, id);
    if (connected.can(BiosConfiguration.class).isPresent()) bios.refresh(actor, id);
    return snapshot;
  }
}
