package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration STAYS = Duration.ofSeconds(15);

  private final Circuit circuit = new Circuit(3, STAYS);

  private void fail(int times) {
    for (int i = 0; i < times; i++) circuit.failed(NOW);
  }

  @Test
  void opensOnlyAfterFailuresInARow() {
    fail(2);
    circuit.succeeded();
    fail(2);
    assertThat(circuit.closedFor(NOW)).isZero();
    fail(1);
    assertThat(circuit.closedFor(NOW)).isEqualTo(STAYS);
    assertThat(circuit.closedFor(NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void letsOneThroughAfterAWhile() {
    fail(3);
    var later = NOW.plus(STAYS);
    assertThat(circuit.closedFor(later)).isZero();
    assertThat(circuit.closedFor(later)).isPositive();
  }

  @Test
  void closesWhenTheOneCameThrough() {
    fail(3);
    var later = NOW.plus(STAYS);
    circuit.closedFor(later);
    circuit.succeeded();
    assertThat(circuit.closedFor(later)).isZero();
    assertThat(circuit.closedFor(later)).isZero();
  }

  @Test
  void opensAgainWhenItDidNot() {
    fail(3);
    var later = NOW.plus(STAYS);
    circuit.closedFor(later);
    circuit.failed(later);
    assertThat(circuit.closedFor(later.plusSeconds(1))).isPositive();
  }
}
