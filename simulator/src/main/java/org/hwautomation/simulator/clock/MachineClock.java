package org.hwautomation.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// A machine's own time, and what is to happen in it. Nothing here waits or owns a thread: events
/// run when somebody looks ([#drain()]: each request and each control call does), each at its own
/// moment, so a chain of events comes out the same however late anyone looked.
///
/// Used under the machine's lock.
public final class MachineClock implements InstantSource {

  private record Event(Instant at, long order, Runnable what) {}

  private final InstantSource real;
  private final double scale;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
  private Instant anchorReal;
  private Instant anchorVirtual;
  private long orders;
  private Instant moment;
  private boolean draining;

  /// @param scale virtual seconds per real second; 0 = time moves by [#advance] only
  public MachineClock(InstantSource real, double scale) {
    if (scale < 0) throw new IllegalArgumentException("time cannot run backwards: " + scale);
    this.real = real;
    this.scale = scale;
    this.anchorReal = real.instant();
    this.anchorVirtual = anchorReal;
    this.moment = anchorReal;
  }

  @Override
  public Instant instant() {
    return draining ? moment : running();
  }

  private Instant running() {
    if (scale == 0) return anchorVirtual;
    var elapsed = Duration.between(anchorReal, real.instant());
    return anchorVirtual.plusNanos((long) (elapsed.toNanos() * scale));
  }

  public double scale() {
    return scale;
  }

  /// Moves time forward and lets happen what falls into it.
  public void advance(Duration by) {
    anchorVirtual = running().plus(by);
    anchorReal = real.instant();
    drain();
  }

  public void after(Duration delay, Runnable what) {
    events.add(new Event(instant().plus(delay), orders++, what));
  }

  /// When something happens next, if anything is planned.
  public Optional<Instant> nextEvent() {
    return Optional.ofNullable(events.peek()).map(Event::at);
  }

  /// How long that is in real time; empty when nothing is planned or time only moves by hand.
  public Optional<Duration> realTimeToNextEvent() {
    if (scale == 0) return Optional.empty();
    return nextEvent()
        .map(at -> Duration.ofNanos((long) (Duration.between(running(), at).toNanos() / scale)))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  /// Runs everything that is due, in order.
  public void drain() {
    if (draining) return;
    draining = true;
    try {
      var now = running();
      for (var next = events.peek(); next != null && !next.at.isAfter(now); next = events.peek()) {
        events.poll();
        moment = next.at;
        next.what.run();
      }
    } finally {
      draining = false;
    }
  }
}
