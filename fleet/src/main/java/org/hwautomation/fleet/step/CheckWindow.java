package org.hwautomation.fleet.step;

import java.time.Instant;

/// Arguments: nothing is begun after this moment.
public record CheckWindow(Instant until) {
  public static final String KIND = "window.check";
}
