package org.hwautomation.jobs.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hwautomation.jobs.JobEvent;
import org.hwautomation.jobs.store.EventStore;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the stream of events on one connection of its own: PostgreSQL's NOTIFY wakes it, and it
/// looks now and then without being woken. Hands each event to every listener once, in order.
public final class EventFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
  private static final Duration LOOK_ANYWAY = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration ENDING = Duration.ofSeconds(3);
  private static final int AT_ONCE = 500;

  private final DataSource dataSource;
  private final EventStore store;
  private final List<Consumer<JobEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();
  private @Nullable Thread thread;
  private volatile boolean closed;

  public EventFeed(DataSource dataSource) {
    this.dataSource = dataSource;
    this.store = new EventStore(dataSource);
  }

  AutoCloseable subscribe(Consumer<JobEvent> listener) {
    listeners.add(listener);
    synchronized (lock) {
      if (thread == null) thread = Thread.ofVirtual().name("job-events").start(follower());
    }
    return () -> listeners.remove(listener);
  }

  /// Begins at what is newest now: whoever wants older events asks for them.
  private Runnable follower() {
    long from = store.latest();
    return () -> follow(from);
  }

  private void follow(long from) {
    long last = from;
    while (!closed) {
      try (var connection = dataSource.getConnection()) {
        connection.setAutoCommit(true);
        connection.createStatement().execute("LISTEN " + EventStore.CHANNEL);
        while (!closed) {
          last = handOver(last);
          await(connection);
        }
      } catch (SQLException | RuntimeException e) {
        if (closed) return;
        LOG.warn("the stream of events is interrupted, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  private long handOver(long after) {
    long last = after;
    while (true) {
      var events = store.after(last, Optional.empty(), AT_ONCE);
      for (var event : events) {
        for (var listener : listeners) tell(listener, event);
        last = event.id();
      }
      if (events.size() < AT_ONCE) return last;
    }
  }

  /// What one listener cannot digest is not the others' trouble.
  private static void tell(Consumer<JobEvent> listener, JobEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.warn("a listener failed at event {}", event.id(), e);
    }
  }

  private static void await(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(LOOK_ANYWAY.toMillis()));
  }

  private void pause() {
    synchronized (lock) {
      try {
        if (!closed) lock.wait(AFTER_TROUBLE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true;
      }
    }
  }

  /// Waits for the look that is under way: an interrupt would tear its connection apart.
  @Override
  public void close() {
    closed = true;
    Thread follower;
    synchronized (lock) {
      lock.notifyAll();
      follower = thread;
    }
    if (follower == null) return;
    try {
      if (!follower.join(ENDING)) follower.interrupt();
    } catch (InterruptedException e) {
      follower.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
