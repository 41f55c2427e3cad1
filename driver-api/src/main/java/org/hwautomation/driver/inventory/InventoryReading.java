package org.hwautomation.driver.inventory;

import org.hwautomation.driver.Capability;

/// Reads what is in the server. Uses `$expand` where the service offers it: at most eight requests
/// on a modern BMC.
public interface InventoryReading extends Capability {
  Inventory read();
}
