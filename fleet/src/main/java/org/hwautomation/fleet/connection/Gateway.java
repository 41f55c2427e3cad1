package org.hwautomation.fleet.connection;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hwautomation.driver.Connection;
import org.jspecify.annotations.Nullable;

/// One server's place for a connection. Opening holds this server's lock only, so a BMC that is
/// slow to answer keeps nobody else waiting.
final class Gateway {

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;
  private Instant lastUsed = Instant.EPOCH;
  private List<Call> callsBeforeClose = List.of();
  private int holds;

  Connection open(Instant now, Supplier<Connection> opener) {
    lock.lock();
    try {
      lastUsed = now;
      var open = connection;
      if (open == null) connection = open = opener.get();
      return open;
    } finally {
      lock.unlock();
    }
  }

  void hold() {
    lock.lock();
    holds++;
    lock.unlock();
  }

  void release(Instant now) {
    lock.lock();
    holds--;
    lastUsed = now;
    lock.unlock();
  }

  boolean isOpen() {
    lock.lock();
    try {
      return connection != null;
    } finally {
      lock.unlock();
    }
  }

  List<Call> calls() {
    lock.lock();
    try {
      return connection == null ? callsBeforeClose : calls(connection);
    } finally {
      lock.unlock();
    }
  }

  void closeIfIdleSince(Instant before) {
    // Whoever holds the lock is using it: not idle.
    if (!lock.tryLock()) return;
    try {
      if (connection == null || holds > 0 || lastUsed.isAfter(before)) return;
      var calls = calls(connection);
      if (!calls.isEmpty() && calls.getLast().at().isAfter(before)) return;
      closeLocked();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closeLocked();
    } finally {
      lock.unlock();
    }
  }

  private void closeLocked() {
    var open = connection;
    if (open == null) return;
    connection = null;
    open.close();
    callsBeforeClose = calls(open);
  }

  private static List<Call> calls(Connection connection) {
    return connection.calls().stream()
        .map(c -> new Call(c.at(), c.method(), c.path(), c.status(), c.took(), c.failure()))
        .toList();
  }
}
