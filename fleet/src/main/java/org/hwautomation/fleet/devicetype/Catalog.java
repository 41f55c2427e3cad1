package org.hwautomation.fleet.devicetype;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.firmware.CompatibilityMatrix;
import org.hwautomation.fleet.firmware.FirmwareCatalog;
import org.hwautomation.fleet.firmware.UpdateSequences;

/// Everything that the configuration directory said when it was last read without a fault.
public record Catalog(
    List<DeviceType> deviceTypes,
    FirmwareCatalog firmware,
    UpdateSequences sequences,
    CompatibilityMatrix compatibility,
    Instant readAt) {

  public Catalog {
    deviceTypes = List.copyOf(deviceTypes);
  }

  public Optional<DeviceType> deviceType(String name) {
    return deviceTypes.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /// The device type whose match rules describe this machine most closely; by name when two are
  /// equally close.
  public Optional<DeviceType> deviceTypeFor(Identity identity) {
    return deviceTypes.stream()
        .filter(type -> type.fits(identity))
        .min(
            Comparator.comparingInt((DeviceType type) -> -precision(type, identity))
                .thenComparing(DeviceType::name));
  }

  private static int precision(DeviceType type, Identity identity) {
    return type.match().stream()
        .filter(rule -> rule.fits(identity))
        .mapToInt(MatchRule::precision)
        .max()
        .orElse(0);
  }
}
