package org.hwautomation.app.live;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.Jobs;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hands the stream of job events to connected clients. Each client has a bounded queue and a
/// virtual thread of its own; one that cannot keep up is let go, and resumes from the last event it
/// saw.
@Component
public class LiveEvents {

  /// So many missed events are read at once.
  static final int PAGE = 1_000;

  private final Jobs jobs;
  private final Map<Long, Follower> followers = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final AutoCloseable subscription;

  LiveEvents(Jobs jobs) {
    this.jobs = jobs;
    this.subscription = jobs.subscribe(this::deliver);
  }

  /// How events reach one client. Throws when the client is gone.
  public interface Sink {
    void send(JobEvent event) throws Exception;

    /// A sign of life on a silent stream.
    void beat() throws Exception;

    void end();
  }

  /// @param after the last event that the client has seen; 0 = only what comes from now on
  public AutoCloseable follow(long after, Optional<UUID> job, Sink sink) {
    long number = numbers.incrementAndGet();
    Predicate<JobEvent> wanted = event -> job.isEmpty() || event.job().equals(job.get());
    var follower = new Follower(sink, wanted, () -> followers.remove(number));
    // Registered before the past is read: what happens meanwhile is queued and, seen twice, skipped
    // by id.
    followers.put(number, follower);
    follower.start(after, last -> jobs.eventsAfter(last, job, PAGE));
    return follower;
  }

  private void deliver(JobEvent event) {
    followers.values().forEach(follower -> follower.offer(event));
  }

  /// Before the web server waits for open requests to end: a stream never does by itself.
  @EventListener(ContextClosedEvent.class)
  void close() throws Exception {
    subscription.close();
    followers.values().forEach(Follower::close);
  }
}
