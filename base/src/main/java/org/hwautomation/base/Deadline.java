package org.hwautomation.base;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The moment after which nobody waits for an answer any more. Made once at the border of a piece
/// of work and passed down, so that ten calls in a row share one limit instead of having ten.
public record Deadline(Instant at, InstantSource clock) {

  public static Deadline after(Duration limit, InstantSource clock) {
    return new Deadline(clock.instant().plus(limit), clock);
  }

  /// Time left; zero when passed, never negative.
  public Duration remaining() {
    var left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean passed() {
    return !clock.instant().isBefore(at);
  }

  /// The earlier of this deadline and one `limit` from now.
  public Deadline atMost(Duration limit) {
    var other = clock.instant().plus(limit);
    return other.isBefore(at) ? new Deadline(other, clock) : this;
  }

  @Override
  public String toString() {
    return "Deadline[" + at + "]";
  }
}
