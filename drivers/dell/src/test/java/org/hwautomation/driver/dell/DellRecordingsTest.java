package org.hwautomation.driver.dell;

import java.util.Map;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.RecordingConformance;

/// Five real PowerEdges from iDRAC8 to iDRAC9 7.10.
class DellRecordingsTest extends RecordingConformance {

  private static final String R630 = "dell-r630-idrac8-2.81.81.81";
  private static final String R740 = "dell-r740-idrac9-3.15.15.15";
  private static final String R750_6 = "dell-r750-idrac9-6.00.30.00";
  private static final String R750_7 = "dell-r750-idrac9-7.10.30.00";
  private static final String XR8620T = "dell-xr8620t-idrac9-6.10.80.00";

  /// What is left when `Current` entries that repeat an `Installed` one are dropped.
  private static final Map<String, Integer> ITEMS =
      Map.of(R630, 16, R740, 13, R750_6, 23, R750_7, 19, XR8620T, 22);

  @Override
  protected Driver driver() {
    return new DellDriver();
  }

  @Override
  protected int firmwareItems(Expected expected) {
    return ITEMS.get(expected.recording());
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected(R630, "Dell", "PowerEdge R630", "2.13.0", 249, 249, 17),
        new Expected(R740, "Dell", "PowerEdge R740", "0.4.1", 292, 358, 13),
        new Expected(R750_6, "Dell", "PowerEdge R750", "1.8.2", 455, 682, 29),
        new Expected(R750_7, "Dell", "PowerEdge R750", "1.13.2", 454, 687, 23),
        new Expected(XR8620T, "Dell", "PowerEdge XR8620t", "0.2.6", 574, 1001, 34));
  }
}
