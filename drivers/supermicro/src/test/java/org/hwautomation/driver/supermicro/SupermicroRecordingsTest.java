package org.hwautomation.driver.supermicro;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.RecordingConformance;

/// A real X13 with eight GPUs and 106 inventory entries.
class SupermicroRecordingsTest extends RecordingConformance {

  @Override
  protected Driver driver() {
    return new SupermicroDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected(
            "supermicro-sys821getnhr-bmc-11.01.01",
            "Supermicro",
            "SYS-821GE-TNHR",
            "1.4",
            379,
            495,
            106));
  }
}
