package org.hwautomation.fleet.firmware;

import java.util.List;
import org.hwautomation.driver.*;
import org.hwautomation.driver.firmware.*;
import org.hwautomation.fleet.devicetype.*;

/// Lays inventory, baseline, catalog and compatibility beside each other.
public final class BaselineAnalysis {
  /// The driver's comparison: [FirmwareUpdate#compare].
  @FunctionalInterface
  public interface VersionComparison {
    VersionOrder compare(FirmwareItem installed, String wanted);
  }

  public FirmwareAnalysis analyse(
      Identity identity,
      List<FirmwareItem> inventory,
      List<BaselineEntry> baseline,
      Catalog catalog,
      VersionComparison comparison,
      boolean allowDowngrade) {
    throw new UnsupportedOperationException("being written");
  }
}
