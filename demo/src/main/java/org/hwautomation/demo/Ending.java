package org.hwautomation.demo;

import java.time.Duration;

/// Ctrl-C or a SIGTERM: wakes the thread that tells the story and lets it put everything away
/// before the process ends.
final class Ending extends Thread {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Thread story;
  private volatile boolean asked;
  private volatile boolean over;

  Ending(Thread story) {
    super("end-demo");
    this.story = story;
  }

  /// Whether somebody wants the demo to end.
  boolean asked() {
    return asked;
  }

  /// Nothing is left to put away.
  void over() {
    over = true;
    synchronized (this) {
      notifyAll();
    }
  }

  @Override
  public void run() {
    if (over) return;
    asked = true;
    story.interrupt();
    try {
      synchronized (this) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!over && System.nanoTime() < end) wait(1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
