package org.hwautomation.driver.standard.firmware;

import java.util.List;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.standard.ServerResources;

/// The service's `FirmwareInventory`, read now, in a vendor's reading.
public record FirmwareInventory(ServerResources resources, ItemReading reading) {

  /// Turns the whole list of inventory resources into items: some vendors list a component more
  /// than once, or in a wording that only the whole list explains.
  @FunctionalInterface
  public interface ItemReading {
    List<FirmwareItem> items(List<org.hwautomation.redfish.client.Resource> members);
  }

  public static FirmwareInventory standard(ServerResources resources) {
    return new FirmwareInventory(resources, ComponentClassifier.STANDARD::items);
  }

  /// Empty on services without an UpdateService.
  public List<FirmwareItem> read() {
    var path = resources.updateService().flatMap(service -> service.link("FirmwareInventory"));
    if (path.isEmpty()) return List.of();
    resources.bmc().forget(path.get());
    return reading.items(resources.bmc().members(path.get()));
  }
}
