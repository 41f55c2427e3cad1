package org.hwautomation.fleet.firmware;

import java.util.List;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;

/// All images that the firmware repository knows of, as `firmware_repository.yaml` lists them.
public record FirmwareCatalog(List<CatalogEntry> entries) {
  public FirmwareCatalog {
    entries = List.copyOf(entries);
  }

  /// The versions that there are images of, for any machine.
  public List<String> versions(ComponentKind kind) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind)
        .map(CatalogEntry::version)
        .distinct()
        .toList();
  }

  /// The images for one component of one machine.
  public List<CatalogEntry> candidates(Identity identity, FirmwareItem item) {
    return entries.stream()
        .filter(entry -> entry.fits(identity) && entry.isFor(item.kind(), item.component()))
        .toList();
  }
}
