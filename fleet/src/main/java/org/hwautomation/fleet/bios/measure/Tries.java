package org.hwautomation.fleet.bios.measure;

import java.time.Duration;
import java.util.Optional;

/// How often one method brought one setting into force, among the tries that count. A try of which
/// the BIOS made something else counts neither way: that is no fault of the method.
///
/// @param took read back as wanted
/// @param didNot refused, or ignored
/// @param staging how long it took until the BMC had it, in the middle; empty when never timed
public record Tries(int took, int didNot, Optional<Duration> staging) {

  public static final Tries NONE = new Tries(0, 0, Optional.empty());

  public int all() {
    return took + didNot;
  }

  double rate() {
    return all() == 0 ? 0 : (double) took / all();
  }

  String inWords() {
    return didNot > took
        ? "did not take it in %d of %d tries".formatted(didNot, all())
        : "took it in %d of %d tries".formatted(took, all());
  }
}
