package org.hwautomation.base;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// UUID version 7 (RFC 9562 §5.7): ids that sort by the time they were made, so that newest-first
/// paging and index locality come for free.
public final class TimeOrderedId {

  private final InstantSource clock;
  private final RandomGenerator random;

  public TimeOrderedId(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long millis = clock.millis() & 0xFFFF_FFFF_FFFFL;
    long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
