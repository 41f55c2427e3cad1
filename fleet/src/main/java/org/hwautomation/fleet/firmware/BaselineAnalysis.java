package org.hwautomation.fleet.firmware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.fleet.devicetype.BaselineEntry;
import org.hwautomation.fleet.devicetype.Catalog;

/// Lays inventory, baseline, catalog and compatibility matrix beside each other and says of every
/// component what is to be done with it and why. Reads nothing and changes nothing.
public final class BaselineAnalysis {

  /// How an installed item stands to a version: the driver's `FirmwareUpdate::compare`.
  @FunctionalInterface
  public interface VersionComparison {
    VersionOrder compare(FirmwareItem installed, String wanted);
  }

  private final Function<CatalogEntry, ImageState> images;

  /// @param images whether an image is there
  public BaselineAnalysis(Function<CatalogEntry, ImageState> images) {
    this.images = images;
  }

  /// @param inventory everything that the server has; staged and backup copies are left out of
  ///   account
  /// @param baseline what applies to this machine; of two lines for one component the later wins
  /// @param allowDowngrade whether a version named by the baseline is installed over a newer one
  public FirmwareAnalysis analyse(
      Identity identity,
      List<FirmwareItem> inventory,
      List<BaselineEntry> baseline,
      Catalog catalog,
      VersionComparison comparison,
      boolean allowDowngrade) {
    var versions = new Versions(comparison);
    var components = new ArrayList<Component>();
    inventory.stream()
        .filter(item -> item.state() == FirmwareItem.State.ACTIVE)
        .sorted(Comparator.comparing(FirmwareItem::kind))
        .forEach(item ->
            components.add(
                new ComponentChoice(identity, catalog, versions, images, allowDowngrade)
                    .choose(item, lineFor(item, baseline))));
    new CompatibilityCheck(identity, catalog.compatibility(), versions).settle(components);
    new Prerequisites(identity, catalog.firmware(), versions, images).settle(components);
    return new FirmwareAnalysis(VerdictMaker.verdicts(components));
  }

  private static BaselineEntry lineFor(FirmwareItem item, List<BaselineEntry> baseline) {
    return baseline.stream()
        .filter(line -> line.kind() == item.kind() && line.component().matches(item.component()))
        .reduce((_, later) -> later)
        .orElse(Component.NO_LINE);
  }
}
