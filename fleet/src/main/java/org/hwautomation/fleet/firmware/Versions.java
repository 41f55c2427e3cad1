package org.hwautomation.fleet.firmware;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.fleet.firmware.BaselineAnalysis.VersionComparison;

/// The driver's comparison, also between versions that are not installed.
final class Versions {

  private final VersionComparison comparison;

  Versions(VersionComparison comparison) {
    this.comparison = comparison;
  }

  VersionOrder compare(FirmwareItem installed, String wanted) {
    return comparison.compare(installed, wanted);
  }

  /// How one version of a component stands to another.
  VersionOrder compare(FirmwareItem component, String version, String other) {
    return comparison.compare(at(component, version), other);
  }

  boolean reaches(FirmwareItem component, String version, String minimum) {
    return switch (compare(component, version, minimum)) {
      case SAME, NEWER -> true;
      case OLDER, UNKNOWN -> false;
    };
  }

  /// Newest first. Empty when some of them cannot be put in order, by version or else by release
  /// date: unknown is never newer.
  Optional<List<CatalogEntry>> newestFirst(FirmwareItem component, List<CatalogEntry> entries) {
    for (var a : entries) {
      for (var b : entries) {
        if (compare(component, a.version(), b.version()) == VersionOrder.UNKNOWN) {
          return byReleaseDate(entries);
        }
      }
    }
    return Optional.of(
        entries.stream()
            .sorted((a, b) -> -sign(compare(component, a.version(), b.version())))
            .toList());
  }

  private static Optional<List<CatalogEntry>> byReleaseDate(List<CatalogEntry> entries) {
    var dates = entries.stream().flatMap(e -> e.releaseDate().stream()).distinct().count();
    if (dates < entries.size()) return Optional.empty();
    return Optional.of(
        entries.stream()
            .sorted(
                Comparator.comparing((CatalogEntry e) -> e.releaseDate().orElseThrow()).reversed())
            .toList());
  }

  private static int sign(VersionOrder order) {
    return switch (order) {
      case OLDER -> -1;
      case NEWER -> 1;
      case SAME, UNKNOWN -> 0;
    };
  }

  private static FirmwareItem at(FirmwareItem i, String version) {
    return new FirmwareItem(
        i.id(),
        i.kind(),
        i.component(),
        i.slot(),
        i.name(),
        version,
        i.updateable(),
        i.state(),
        i.softwareId(),
        i.lowestSupportedVersion());
  }
}
