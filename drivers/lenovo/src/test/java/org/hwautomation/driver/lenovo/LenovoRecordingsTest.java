package org.hwautomation.driver.lenovo;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.RecordingConformance;

/// The same real model with two generations of XCC firmware. Their registries hold 393 and 353
/// entries, of which 20 and 5 repeat a name; ours are counted by name.
class LenovoRecordingsTest extends RecordingConformance {

  @Override
  protected Driver driver() {
    return new LenovoDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected(
            "lenovo-sr670v2-xcc-1.40", "Lenovo", "ThinkSystem SR670 V2", "U8E112A", 373, 373, 12),
        new Expected(
            "lenovo-sr670v2-xcc-2.83", "Lenovo", "ThinkSystem SR670 V2", "U8E122J", 348, 348, 43));
  }
}
