package org.hwautomation.fleet.inventory;

import java.time.Instant;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosSettings;

/// A server's BIOS attributes at one moment.
public record BiosSnapshot(
    UUID id,
    UUID server,
    Instant firstReadAt,
    Instant confirmedAt,
    Sha256 digest,
    BiosSettings settings) {}
