package org.hwautomation.fleet.inventory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads every server once in an interval, and a new one as soon as it is enrolled, so that health,
/// power and firmware are known without anybody asking. Who is due when stands in the database: a
/// restart forgets nothing and several processes share the work.
public final class InventoryRound implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InventoryRound.class);
  private static final Actor ACTOR = Actor.system("inventory");
  private static final Duration TICK = Duration.ofSeconds(2);

  /// A process that dies with servers in hand gives them back after this.
  private static final Duration LEASE = Duration.ofMinutes(10);

  /// Who does not answer, or is being worked on, is looked for again after this.
  private static final Duration SOON = Duration.ofMinutes(10);

  private final RoundStore store;
  private final Inventories inventories;
  private final Predicate<UUID> busy;
  private final Duration interval;
  private final InstantSource clock;
  private final Semaphore places;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("inventory-round").factory());
  private volatile boolean closed;

  /// @param busy whether a job works on this server: it reads the server itself at its end
  /// @param interval how often each server is read; zero = never
  /// @param concurrency how many at once
  public InventoryRound(
      Database database,
      Inventories inventories,
      Predicate<UUID> busy,
      Duration interval,
      int concurrency,
      InstantSource clock) {
    this.store = new RoundStore(database);
    this.inventories = inventories;
    this.busy = busy;
    this.interval = interval;
    this.clock = clock;
    this.places = new Semaphore(concurrency);
  }

  /// Begins, until closed.
  public void start() {
    if (!interval.isPositive()) return;
    timer.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Reads all that are due now and waits for the end; for tests and measurements.
  ///
  /// @return how many
  public int readAllDue() {
    var due = due();
    due.forEach(this::visit);
    return due.size();
  }

  /// Begins to read who is due, as many as may be read at once, and returns.
  private void tick() {
    try {
      for (var server : due()) {
        places.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            visit(server);
          } finally {
            places.release();
          }
        });
      }
    } catch (RuntimeException e) {
      // A database that is away for a moment must not end the clockwork.
      if (!closed) LOG.warn("the inventory round will try again", e);
    }
  }

  private List<UUID> due() {
    var now = clock.instant();
    store.enter(interval, now);
    return store.take(places.availablePermits(), LEASE, now);
  }

  private void visit(UUID server) {
    try {
      store.next(server, clock.instant().plus(read(server) ? interval : soon()));
    } catch (RuntimeException e) {
      // Cut off by our own end, or a database that is away: due again after the lease.
      if (!closed) LOG.atWarn().addKeyValue("server", server).setCause(e).log("inventory failed");
    }
  }

  private boolean read(UUID server) {
    if (busy.test(server)) return false;
    try {
      inventories.refresh(ACTOR, server);
      return true;
    } catch (Problem problem) {
      // The server is marked with it, where people see it.
      return false;
    }
  }

  private Duration soon() {
    return interval.compareTo(SOON) < 0 ? interval : SOON;
  }

  /// Readings that have begun are cut off.
  @Override
  public void close() {
    closed = true;
    timer.shutdownNow();
    threads.shutdownNow();
  }
}
