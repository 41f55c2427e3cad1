package org.hwautomation.redfish.client;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The few places at a BMC: the more urgent goes first, among equals the one who came first; one
/// write at a time.
final class Places {

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Guest> waiting =
      new PriorityQueue<>(
          Comparator.comparing((Guest guest) -> guest.priority)
              .thenComparingLong(guest -> guest.number));
  private int free;
  private boolean writing;
  private long arrivals;

  Places(int atOnce) {
    this.free = atOnce;
  }

  private final class Guest {
    final Priority priority;
    final long number;
    final boolean writes;
    final Condition seated = lock.newCondition();
    boolean in;

    Guest(Priority priority, long number, boolean writes) {
      this.priority = priority;
      this.number = number;
      this.writes = writes;
    }
  }

  interface Seat extends AutoCloseable {
    @Override
    void close();
  }

  /// @return null when no place became free in time
  @org.jspecify.annotations.Nullable
  Seat take(Priority priority, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      var guest = new Guest(priority, arrivals++, priority == Priority.WRITE);
      waiting.add(guest);
      seat();
      long left = limit.toNanos();
      while (!guest.in) {
        if (left <= 0) {
          waiting.remove(guest);
          seat();
          return null;
        }
        try {
          left = guest.seated.awaitNanos(left);
        } catch (InterruptedException e) {
          if (guest.in) leave(guest);
          else waiting.remove(guest);
          throw e;
        }
      }
      return () -> {
        lock.lock();
        try {
          leave(guest);
        } finally {
          lock.unlock();
        }
      };
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private void leave(Guest guest) {
    free++;
    if (guest.writes) writing = false;
    seat();
  }

  /// A write that must wait for another write does not keep reads from the other places.
  private void seat() {
    var passedOver = new java.util.ArrayList<Guest>();
    while (free > 0 && !waiting.isEmpty()) {
      var guest = waiting.remove();
      if (guest.writes && writing) {
        passedOver.add(guest);
        continue;
      }
      free--;
      if (guest.writes) writing = true;
      guest.in = true;
      guest.seated.signal();
    }
    waiting.addAll(passedOver);
  }
}
