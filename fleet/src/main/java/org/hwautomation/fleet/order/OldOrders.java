package org.hwautomation.fleet.order;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes orders that have been over for long, every hour.
public final class OldOrders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OldOrders.class);

  private final Orders orders;
  private final Duration kept;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("old-orders").factory());

  /// @param kept how long an order is kept after its end; zero = for ever
  public OldOrders(Orders orders, Duration kept) {
    this.orders = orders;
    this.kept = kept;
  }

  public void start() {
    if (kept.isZero()) return;
    timer.scheduleWithFixedDelay(this::round, 0, 1, TimeUnit.HOURS);
  }

  // A database that is away for a moment must not end the clockwork.
  private void round() {
    try {
      int removed = orders.removeOlderThan(kept);
      if (removed > 0) LOG.info("{} orders that were over for {} are removed", removed, kept);
    } catch (RuntimeException e) {
      LOG.warn("old orders are looked at again in an hour", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
