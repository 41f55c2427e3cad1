package org.hwautomation.fleet.bios.measure;

import java.time.Instant;
import org.hwautomation.driver.Method;

/// What is remembered of one setting by one method on one model and BMC version.
///
/// @param changedByBios tries of which the BIOS made another value; they count for no method
/// @param last when it was tried last
public record MethodFigures(
    String vendor,
    String model,
    String bmcVersion,
    String attribute,
    Method method,
    Tries tries,
    int changedByBios,
    Instant last) {

  /// @param text that attribute, model or vendor contains, whatever its case; empty = all
  public record Query(String text, int limit) {

    public static final int MOST = 1000;

    public Query {
      text = text.strip();
      if (limit < 1 || limit > MOST) {
        throw new IllegalArgumentException("a limit is 1–%d, not %d".formatted(MOST, limit));
      }
    }
  }
}
