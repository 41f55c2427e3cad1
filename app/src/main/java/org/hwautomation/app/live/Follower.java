package org.hwautomation.app.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hwautomation.app.live.LiveEvents.Sink;
import org.hwautomation.jobs.JobEvent;

/// One connected client.
final class Follower implements AutoCloseable {

  private static final int MOST_WAITING = 2_000;
  private static final long BEAT_SECONDS = 15;

  private final BlockingQueue<JobEvent> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Sink sink;
  private final Predicate<JobEvent> wanted;
  private final Runnable onEnd;
  private volatile boolean over;
  private @org.jspecify.annotations.Nullable Thread thread;

  Follower(Sink sink, Predicate<JobEvent> wanted, Runnable onEnd) {
    this.sink = sink;
    this.wanted = wanted;
    this.onEnd = onEnd;
  }

  /// Reads what happened after an event, oldest first, [LiveEvents#PAGE] at most.
  @FunctionalInterface
  interface Past {
    List<JobEvent> after(long event);
  }

  /// @param after the last event that the client has seen; 0 = it wants no past
  void start(long after, Past past) {
    thread = Thread.ofVirtual().name("live-client").start(() -> run(after, past));
  }

  void offer(JobEvent event) {
    if (!over && wanted.test(event) && !queue.offer(event)) close();
  }

  private void run(long after, Past past) {
    Set<Long> seen = new HashSet<>();
    try {
      sink.beat(); // the answer's head must not wait for the first event
      if (after != 0) catchUp(after, past, seen);
      while (!over) {
        var event = queue.poll(BEAT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          seen.clear(); // nothing of the past can come any more
          sink.beat();
        } else if (!seen.remove(event.id())) {
          sink.send(event);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // The client has gone; that is how every stream ends.
    } finally {
      close();
    }
  }

  private void catchUp(long after, Past past, Set<Long> seen) throws Exception {
    long last = after;
    List<JobEvent> page;
    do {
      page = past.after(last);
      for (var event : page) {
        sink.send(event);
        seen.add(event.id());
        last = event.id();
      }
    } while (page.size() == LiveEvents.PAGE && !over);
  }

  @Override
  public void close() {
    if (over) return;
    over = true;
    onEnd.run();
    sink.end();
    var running = thread;
    if (running != null && running != Thread.currentThread()) running.interrupt();
  }
}
