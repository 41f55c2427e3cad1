package org.hwautomation.fleet.discovery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.bmc.Bmcs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running scan.
final class Scan {

  private static final Logger LOG = LoggerFactory.getLogger(Scan.class);
  private static final int PROGRESS_IS_STORED_EVERY = 256;

  private final UUID id;
  private final DiscoveryStore store;
  private final Bmcs bmcs;
  private final int concurrency;
  private final Duration probeTimeout;
  private final TimeOrderedId ids;
  private final InstantSource clock;
  private final AtomicLong probed = new AtomicLong();
  private volatile boolean cancelled;

  Scan(
      UUID id,
      DiscoveryStore store,
      Bmcs bmcs,
      int concurrency,
      Duration probeTimeout,
      TimeOrderedId ids,
      InstantSource clock) {
    this.id = id;
    this.store = store;
    this.bmcs = bmcs;
    this.concurrency = concurrency;
    this.probeTimeout = probeTimeout;
    this.ids = ids;
    this.clock = clock;
  }

  void cancel() {
    cancelled = true;
  }

  Discovery current(Discovery stored) {
    return new Discovery(
        stored.id(),
        stored.targets(),
        stored.ports(),
        stored.state(),
        stored.total(),
        Math.max(stored.probed(), probed.get()),
        stored.found(),
        stored.requestedBy(),
        stored.startedAt(),
        stored.finishedAt());
  }

  void run(List<AddressRange> ranges, List<Integer> ports) {
    var state = DiscoveryState.INTERRUPTED;
    // The gate is passed before a thread is made, so that a /12 does not become a million threads.
    var gate = new Semaphore(concurrency);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var range : ranges) {
        range.forEach(host ->
            ports.forEach(port -> {
              if (cancelled) return;
              gate.acquireUninterruptibly();
              threads.submit(() -> {
                try {
                  probe(host, port);
                } finally {
                  gate.release();
                }
              });
            }));
      }
      threads.close();
      state = cancelled ? DiscoveryState.CANCELLED : DiscoveryState.FINISHED;
    } finally {
      store.ended(id, state, probed.get(), clock.instant());
    }
  }

  private void probe(String host, int port) {
    if (cancelled) return;
    try {
      var finding = bmcs.probe(host, port, Deadline.after(probeTimeout, clock));
      store.insert(
          new DiscoveryResult(
              ids.next(),
              id,
              host,
              port,
              finding.vendor(),
              finding.product(),
              finding.uuid(),
              finding.redfishVersion(),
              finding.driver(),
              finding.fingerprint().map(Sha256::hex).orElse(""),
              java.util.Optional.empty()));
    } catch (RuntimeException e) {
      // Nobody there, or not a BMC: what most addresses of a range are.
      if (bmcs.explain(e).isEmpty()) {
        LOG.atWarn().addKeyValue("address", host + ":" + port).setCause(e).log("probe failed");
      }
    } finally {
      long count = probed.incrementAndGet();
      if (count % PROGRESS_IS_STORED_EVERY == 0) store.probed(id, count);
    }
  }
}
