package org.hwautomation.fleet.window;

import java.time.Duration;
import java.time.Instant;

/// One time that a window is open.
///
/// @param until no longer in it
public record Opening(Instant from, Instant until) {

  public Opening {
    if (!until.isAfter(from)) throw new IllegalArgumentException("an opening has a length");
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  public Duration length() {
    return Duration.between(from, until);
  }
}
