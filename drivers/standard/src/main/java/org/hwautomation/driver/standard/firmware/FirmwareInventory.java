package org.hwautomation.driver.standard.firmware;

import java.util.LinkedHashMap;
import java.util.List;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Resource;

/// The service's `FirmwareInventory`, read now, in a vendor's reading.
public record FirmwareInventory(ServerResources resources, ItemReading reading) {

  /// Turns the whole list of inventory resources into items: some vendors list a component more
  /// than once, or in a wording that only the whole list explains.
  @FunctionalInterface
  public interface ItemReading {
    List<FirmwareItem> items(List<Resource> members);
  }

  public static FirmwareInventory standard(ServerResources resources) {
    return new FirmwareInventory(resources, ComponentClassifier.STANDARD::items);
  }

  /// Empty on services without an UpdateService.
  public List<FirmwareItem> read() {
    // A service may list one entry twice (GH200).
    var members = new LinkedHashMap<String, Resource>();
    for (var member : resources.firmwareInventory()) members.put(member.path(), member);
    return reading.items(List.copyOf(members.values()));
  }
}
