package org.hwautomation.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BaseTypesTest {

  @Test
  void aSecretNeverPrintsItself() {
    assertThat("" + Secret.of("calvin")).doesNotContain("calvin");
    assertThat(Secret.of("calvin")).isEqualTo(Secret.of("calvin")).isNotEqualTo(Secret.of("other"));
  }

  @Test
  void aDeadlinePassedHasNothingRemaining() {
    var clock = InstantSource.fixed(Instant.EPOCH);
    assertThat(Deadline.after(Duration.ofSeconds(-1), clock).remaining()).isZero();
    assertThat(
            Deadline.after(Duration.ofSeconds(9), clock).atMost(Duration.ofSeconds(2)).remaining())
        .hasSeconds(2);
  }

  @Test
  void digestsAcceptTheColonFormOfFingerprints() {
    var digest = Sha256.of("abc".getBytes(StandardCharsets.US_ASCII));
    assertThat(digest.hex()).startsWith("ba7816bf");
    assertThat(new Sha256(digest.hex().replaceAll("(..)(?=.)", "$1:").toUpperCase()))
        .isEqualTo(digest);
    assertThatThrownBy(() -> new Sha256("12")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeOrderedIdsSortByTime() {
    var random = new Random(1);
    var earlier =
        new TimeOrderedId(InstantSource.fixed(Instant.ofEpochMilli(1_000)), random).next();
    var later = new TimeOrderedId(InstantSource.fixed(Instant.ofEpochMilli(1_001)), random).next();
    assertThat(earlier.toString()).isLessThan(later.toString());
    assertThat(earlier.version()).isEqualTo(7);
    assertThat(earlier.variant()).isEqualTo(2);
  }

  @Test
  void idsDrawnByManyThreadsAtOnceAreAllDifferent() throws Exception {
    var ids =
        new TimeOrderedId(
            InstantSource.fixed(Instant.EPOCH), RandomGenerator.of("L32X64MixRandom"));
    var drawn = ConcurrentHashMap.<UUID>newKeySet();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> {
          for (int n = 0; n < 50_000; n++) drawn.add(ids.next());
        });
      }
    }
    assertThat(drawn).hasSize(400_000);
  }

  @Test
  void sizesPrintAsVendorsCountThem() {
    assertThat(ByteSize.ofMiB(30)).hasToString("30 MiB");
    assertThat(new ByteSize(1_536)).hasToString("1.5 KiB");
    assertThat(new ByteSize(12)).hasToString("12 B");
  }
}
