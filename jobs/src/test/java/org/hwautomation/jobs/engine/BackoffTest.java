package org.hwautomation.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.hwautomation.jobs.Retries;
import org.hwautomation.jobs.step.Advice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Properties of the pause between two attempts, on many made-up settings.
class BackoffTest {

  private static final int CASES = 2_000;
  private static final int ATTEMPTS = 12;
  private static final Advice AT_ONCE = new Advice.After(Duration.ZERO);

  private record Chance(Random random) {

    Retries retries() {
      long base = 1 + random.nextInt(60_000);
      long max = base + random.nextInt(600_000);
      return new Retries(
          random.nextInt(10),
          1 + 3 * random.nextDouble(),
          Duration.ofMillis(base),
          Duration.ofMillis(max),
          random.nextDouble());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPauseLiesWithinTheJitterAroundItsNominalLength(long seed) {
    var chance = new Chance(new Random(seed));
    var backoff = new Backoff(new Random(seed + 100));
    for (int i = 0; i < CASES; i++) {
      var retries = chance.retries();
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        double nominal = nominal(retries, attempt);
        long pause = backoff.after(retries, attempt, AT_ONCE).toMillis();
        assertThat((double) pause)
            .as("%s, attempt %d", retries, attempt)
            .isBetween(
                nominal * (1 - retries.jitter()) - 1,
                Math.min(nominal * (1 + retries.jitter()), retries.maxPause().toMillis()) + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void withoutJitterPausesNeverShrinkAndEndAtTheLongest(long seed) {
    var chance = new Chance(new Random(seed));
    var backoff = new Backoff(new Random(seed + 100));
    for (int i = 0; i < CASES; i++) {
      var random = chance.retries();
      var retries =
          new Retries(random.max(), random.factor(), random.basePause(), random.maxPause(), 0);
      var before = Duration.ZERO;
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        var pause = backoff.after(retries, attempt, AT_ONCE);
        assertThat(pause).as("%s, attempt %d", retries, attempt).isGreaterThanOrEqualTo(before);
        before = pause;
      }
      if (retries.factor() < 1.01) continue;
      assertThat(backoff.after(retries, 10_000, AT_ONCE)).isEqualTo(retries.maxPause());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void whatIsAskedForIsTheLeastAndTheLongestPauseTheMost(long seed) {
    var chance = new Chance(new Random(seed));
    var backoff = new Backoff(new Random(seed + 100));
    for (int i = 0; i < CASES; i++) {
      var retries = chance.retries();
      var asked = Duration.ofMillis(chance.random().nextInt(900_000));
      var advice = i % 2 == 0 ? new Advice.After(asked) : new Advice.ObserveFirst(asked);
      var least = asked.compareTo(retries.maxPause()) > 0 ? retries.maxPause() : asked;
      assertThat(backoff.after(retries, 1 + i % ATTEMPTS, advice))
          .as("%s asked for %s", retries, asked)
          .isBetween(least, retries.maxPause());
    }
  }

  private static double nominal(Retries retries, int attempt) {
    return Math.min(
        retries.basePause().toMillis() * Math.pow(retries.factor(), attempt - 1.0),
        retries.maxPause().toMillis());
  }
}
