package org.hwautomation.jobs.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.step.NoteLevel;
import org.hwautomation.jobs.store.EventStore;
import org.hwautomation.jobs.store.QueueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets queued jobs begin, best first, as far as their limits have room. Run after every submit and
/// finish, and every second; one at a time in the whole installation, so that two workers never
/// fill the same place.
final class Admission {

  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final QueueStore queue;
  private final EventStore events;
  private final InstantSource clock;

  Admission(DataSource dataSource, InstantSource clock) {
    this.transactions = new Transactions(dataSource);
    this.queue = new QueueStore(dataSource);
    this.events = new EventStore(dataSource);
    this.clock = clock;
  }

  /// @return how many jobs began
  int run() {
    return transactions.in(() -> queue.tryLock() ? admit() : 0);
  }

  private int admit() {
    var now = clock.instant();
    for (var hopeless : queue.blockedForEver()) {
      var job = hopeless.job();
      var text =
          "cancelled: it depends on job %s (%s), which %s: %s"
              .formatted(
                  hopeless.cause(),
                  hopeless.title(),
                  hopeless.state() == JobState.FAILED ? "failed" : "was cancelled",
                  hopeless.text());
      if (queue.cancelBeforeStart(job, text, now)) {
        events.append(job, now, JobEvent.Kind.JOB, null, NoteLevel.WARN, "job-cancelled", text);
      }
    }
    queue.unblock();
    var taken = new HashMap<>(queue.taken());
    var admitted = new ArrayList<UUID>();
    for (var candidate : queue.candidates(now, AT_ONCE)) {
      boolean fits =
          candidate.limits().entrySet().stream()
              .allMatch(limit -> taken.getOrDefault(limit.getKey(), 0) < limit.getValue());
      if (!fits) continue;
      candidate.limits().keySet().forEach(key -> taken.merge(key, 1, Integer::sum));
      admitted.add(candidate.id());
    }
    queue.admit(admitted, now);
    int lost = queue.restoreLost(now);
    if (lost > 0) LOG.warn("{} active jobs were in no schedule and are looked at again", lost);
    return admitted.size();
  }
}
