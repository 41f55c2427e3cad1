package org.hwautomation.fleet.inventory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.inventory.SweepProgress.SweepFault;
import org.hwautomation.fleet.server.Server;

/// Reads of many servers at once, on virtual threads, with one bound for all sweeps together. The
/// latest ones are remembered by this process only.
final class Sweeps implements AutoCloseable {

  private static final int REMEMBERED = 50;

  private final Semaphore places;
  private final TimeOrderedId ids;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<UUID, Sweep> sweeps =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Sweep> eldest) {
          return size() > REMEMBERED;
        }
      };

  Sweeps(int concurrency, TimeOrderedId ids) {
    this.places = new Semaphore(concurrency);
    this.ids = ids;
  }

  SweepProgress start(Collection<Server> servers, Consumer<Server> read) {
    var sweep = new Sweep(ids.next(), servers.size());
    synchronized (sweeps) {
      sweeps.put(sweep.id, sweep);
    }
    for (var server : servers) threads.submit(() -> readOne(sweep, server, read));
    return sweep.progress();
  }

  Optional<SweepProgress> find(UUID id) {
    synchronized (sweeps) {
      return Optional.ofNullable(sweeps.get(id)).map(Sweep::progress);
    }
  }

  SweepProgress await(UUID id) throws InterruptedException {
    var sweep = existing(id);
    sweep.left.await();
    return sweep.progress();
  }

  void cancel(UUID id) {
    existing(id).cancelled = true;
  }

  @Override
  public void close() {
    synchronized (sweeps) {
      sweeps.values().forEach(sweep -> sweep.cancelled = true);
    }
    threads.shutdownNow();
  }

  private void readOne(Sweep sweep, Server server, Consumer<Server> read) {
    try {
      places.acquire();
      try {
        if (sweep.cancelled) return;
        read.accept(server);
        sweep.done.incrementAndGet();
      } finally {
        places.release();
      }
    } catch (InterruptedException _) {
      sweep.cancelled = true;
    } catch (RuntimeException e) {
      var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      sweep.faults.add(new SweepFault(server.id(), server.name(), reason));
    } finally {
      sweep.left.countDown();
    }
  }

  private Sweep existing(UUID id) {
    synchronized (sweeps) {
      var sweep = sweeps.get(id);
      if (sweep != null) return sweep;
    }
    throw Problem.notFound(
        "sweep-unknown",
        "There is no refresh %s in this process.".formatted(id),
        "Start a new one.");
  }

  private static final class Sweep {
    private final UUID id;
    private final int total;
    private final CountDownLatch left;
    private final AtomicInteger done = new AtomicInteger();
    private final ConcurrentLinkedQueue<SweepFault> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;

    Sweep(UUID id, int total) {
      this.id = id;
      this.total = total;
      this.left = new CountDownLatch(total);
    }

    SweepProgress progress() {
      var seen = List.copyOf(faults);
      return new SweepProgress(
          id, total, done.get(), seen.size(), left.getCount() == 0, cancelled, seen);
    }
  }
}
