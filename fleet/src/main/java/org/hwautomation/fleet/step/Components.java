package org.hwautomation.fleet.step;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Finds a planned component in a firmware inventory: by component and slot, because ids may be
/// renumbered.
final class Components {

  private Components() {}

  static Optional<FirmwareItem> running(List<FirmwareItem> inventory, FirmwareTarget target) {
    return find(inventory, target, FirmwareItem.State.ACTIVE);
  }

  static Optional<FirmwareItem> staged(List<FirmwareItem> inventory, FirmwareTarget target) {
    return find(inventory, target, FirmwareItem.State.STAGED);
  }

  private static Optional<FirmwareItem> find(
      List<FirmwareItem> inventory, FirmwareTarget target, FirmwareItem.State state) {
    return inventory.stream()
        .filter(item -> item.state() == state)
        .filter(item -> item.component().equals(target.component()))
        .filter(item -> item.slot().equals(target.slot()))
        .findFirst();
  }
}
