package org.hwautomation.fleet.step;

import java.time.Duration;

/// How long we pause between two looks at a server. Nominal pauses are those of real hardware (fact
/// book 8.2); machines whose clock runs faster (the simulator's) are looked at more often by the
/// same factor. Limits after which we give up are not scaled.
///
/// @param factor 1.0 for real hardware; 0.02 looks fifty times as often
public record Pace(double factor) {

  public static final Pace REAL = new Pace(1.0);

  private static final Duration SHORTEST = Duration.ofMillis(100);

  public Pace {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException("a pace is above 0 and at most 1, not " + factor);
    }
  }

  public Duration of(Duration nominal) {
    var scaled = Duration.ofMillis(Math.round(nominal.toMillis() * factor));
    return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
  }
}
