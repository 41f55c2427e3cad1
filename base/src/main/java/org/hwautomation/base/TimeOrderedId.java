package org.hwautomation.base;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// UUID version 7 (RFC 9562 §5.7): ids that sort by the time they were made, so that newest-first
/// paging and index locality come for free. Safe for many threads, whatever the generator is.
public final class TimeOrderedId {

  private final InstantSource clock;
  private final RandomGenerator random;

  public TimeOrderedId(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long millis = clock.millis() & 0xFFFF_FFFF_FFFFL;
    long high;
    long low;
    synchronized (random) { // most generators give two threads at once the same numbers
      high = random.nextLong();
      low = random.nextLong();
    }
    return new UUID(
        (millis << 16) | 0x7000L | (high & 0x0FFFL),
        (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
