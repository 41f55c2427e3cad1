package org.hwautomation.fleet.bios.drift;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.hwautomation.driver.bios.BiosWatch;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bios.snapshot.BiosReadings;
import org.hwautomation.fleet.bios.snapshot.BiosReadings.Occasion;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.server.ServerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the BIOS of every server once in an interval: one request where nothing changed, a full
/// reading where something did. Who is due when stands in the database, so a restart forgets
/// nothing and several processes share the work.
public final class BiosSweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BiosSweep.class);

  /// A process that dies with servers in hand gives them back after this.
  private static final Duration LEASE = Duration.ofMinutes(10);

  /// After a pause in which nobody looked, the fleet is not read at once but this much faster.
  private static final int CATCH_UP = 4;

  private final WatchStore store;
  private final DriftStore drifts;
  private final Database database;
  private final ServerStore servers;
  private final LiveServers live;
  private final BiosReadings readings;
  private final BiosSnapshots snapshots;
  private final Writers writers;
  private final Duration interval;
  private final int concurrency;
  private final InstantSource clock;
  private final Semaphore places;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closed;

  /// @param interval how often each server is looked at
  /// @param concurrency how many at once
  public BiosSweep(
      Database database,
      LiveServers live,
      BiosReadings readings,
      BiosSnapshots snapshots,
      Writers writers,
      Duration interval,
      int concurrency,
      InstantSource clock) {
    if (!interval.isPositive()) throw new IllegalArgumentException("an interval is positive");
    this.store = new WatchStore(database);
    this.drifts = new DriftStore(database);
    this.database = database;
    this.servers = new ServerStore(database);
    this.live = live;
    this.readings = readings;
    this.snapshots = snapshots;
    this.writers = writers;
    this.interval = interval;
    this.concurrency = concurrency;
    this.clock = clock;
    this.places = new Semaphore(concurrency);
  }

  /// Enters new servers into the round.
  public void enter() {
    store.enter(interval, clock.instant());
  }

  /// Something has just happened to this server: it is looked at next.
  public void soon(UUID server) {
    store.soon(server, clock.instant());
  }

  /// Begins to look at servers whose time has come, as many as may be in the time since the last
  /// call, and returns at once.
  ///
  /// @param since the last call
  /// @return how many looks began
  public int tick(Duration since) {
    double share = (double) since.toMillis() / interval.toMillis();
    int most = (int) Math.ceil(store.size() * Math.min(1, share * CATCH_UP));
    return begin(Math.min(most, places.availablePermits())).size();
  }

  private List<WatchStore.Due> begin(int most) {
    if (most <= 0) return List.of();
    var due = store.take(most, LEASE, clock.instant());
    for (var one : due) {
      places.acquireUninterruptibly();
      threads.execute(() -> {
        try {
          look(one);
        } finally {
          places.release();
        }
      });
    }
    return due;
  }

  /// Looks at all that are due now and waits for the end; for tests and measurements.
  ///
  /// @return how many
  public int lookAtAllDue() {
    int looked = 0;
    for (var due = store.take(concurrency, LEASE, clock.instant());
        !due.isEmpty();
        due = store.take(concurrency, LEASE, clock.instant())) {
      due.forEach(this::look);
      looked += due.size();
    }
    return looked;
  }

  private void look(WatchStore.Due due) {
    var server = due.server();
    try {
      if (lookedLately(due) && writers.busy(server)) {
        // Between staging and verifying nothing is settled; the job itself reads at its end.
        store.later(server, clock.instant().plus(soon()));
        return;
      }
      switch (live.ask(
          live.server(server), connected -> connected.must(BiosWatch.class).look(due.mark()))) {
        case BiosWatch.Look.Unchanged(var mark) -> unchanged(due, mark);
        case BiosWatch.Look.Changed(var mark) -> {
          readings.read(server, new Occasion(SnapshotKind.CURRENT, "system", "", Optional.empty()));
          done(due, Optional.of(mark));
        }
        case BiosWatch.Look.Nothing _ -> done(due, Optional.empty());
      }
    } catch (RuntimeException e) {
      failed(due, e);
    }
  }

  /// A job may wait for days until somebody restarts its server.
  private boolean lookedLately(WatchStore.Due due) {
    var lately = clock.instant().minus(interval.multipliedBy(3));
    return due.lookedAt().filter(at -> at.isAfter(lately)).isPresent();
  }

  private void unchanged(WatchStore.Due due, BiosWatch.Mark mark) {
    database.transact(() -> {
      snapshots.confirm(due.server());
      drifts.confirmAll(due.server(), clock.instant());
      done(due, Optional.of(mark));
    });
  }

  private void done(WatchStore.Due due, Optional<BiosWatch.Mark> mark) {
    var now = clock.instant();
    servers.heard(due.server(), now);
    store.looked(due.server(), mark, now, next(due, now));
  }

  private void failed(WatchStore.Due due, RuntimeException e) {
    // Cut off by our own end: the server is as well as it was, and due again after the lease.
    if (closed) return;
    // Removed while it was looked at.
    if (e instanceof Problem problem && problem.kind() == Problem.Kind.NOT_FOUND) return;
    var now = clock.instant();
    var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (!(e instanceof Problem)) {
      LOG.atWarn().addKeyValue("server", due.server()).setCause(e).log("BIOS sweep failed");
    }
    store.failed(due.server(), why, now, next(due, now));
  }

  /// Keeps the server's place in the round, unless that time has passed.
  private Instant next(WatchStore.Due due, Instant now) {
    var next = due.dueAt().plus(interval);
    return next.isAfter(now) ? next : now.plus(interval);
  }

  private Duration soon() {
    var five = Duration.ofMinutes(5);
    return interval.compareTo(five) < 0 ? interval : five;
  }

  /// Looks that have begun are cut off; their servers are due again when the lease is over.
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }

  /// When a server was last looked at, and since when it cannot be.
  public record Watched(
      Optional<Instant> lookedAt, Optional<Instant> failedSince, String failure) {}

  public Optional<Watched> watched(UUID server) {
    return store.watched(server);
  }
}
