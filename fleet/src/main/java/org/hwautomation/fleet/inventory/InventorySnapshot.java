package org.hwautomation.fleet.inventory;

import java.time.Instant;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.inventory.Inventory;

/// What a server said at one moment. Reading the same again confirms the snapshot instead of
/// storing another.
///
/// @param firstReadAt when this content was seen first
/// @param confirmedAt when it was last seen unchanged
/// @param digest over the inventory's canonical JSON
public record InventorySnapshot(
    UUID id,
    UUID server,
    Instant firstReadAt,
    Instant confirmedAt,
    Sha256 digest,
    Inventory inventory) {}
