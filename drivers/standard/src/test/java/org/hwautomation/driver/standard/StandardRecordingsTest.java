package org.hwautomation.driver.standard;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.RecordingConformance;

/// Machines that no vendor driver claims, and those whose BMC is plain enough to be read without
/// one.
class StandardRecordingsTest extends RecordingConformance {

  @Override
  protected Driver driver() {
    return new StandardDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected(
            "dmtf-public-rackmount1", "Contoso", "3500", "P79 v1.45 (12/06/2017)", 10, -1, 3),
        new Expected("nvidia-gh200-openbmc-24.05-2", "NVIDIA", "", "", 203, 203, 19),
        new Expected(
            "nvidia-bluefield3-openbmc-24.10-10",
            "Nvidia",
            "BlueField-3 SmartNIC Main Card",
            "",
            28,
            28,
            14));
  }
}
