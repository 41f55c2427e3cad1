package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Leaves a BMC alone for a moment after several failed connections in a row, so that a dead one
/// costs nothing. Then one call is let through; its success closes the circuit.
final class Circuit {

  private final int opensAfter;
  private final Duration stays;
  private int failures;
  private @Nullable Instant opened;

  Circuit(int opensAfter, Duration stays) {
    this.opensAfter = opensAfter;
    this.stays = stays;
  }

  /// Zero when calls may pass.
  synchronized Duration closedFor(Instant now) {
    if (opened == null) return Duration.ZERO;
    var left = Duration.between(now, opened.plus(stays));
    if (left.isPositive()) return left;
    opened = now; // this caller probes; the next ones wait for what it finds
    return Duration.ZERO;
  }

  synchronized void succeeded() {
    failures = 0;
    opened = null;
  }

  synchronized void failed(Instant now) {
    failures++;
    if (failures >= opensAfter) opened = now;
  }
}
