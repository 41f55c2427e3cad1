package org.hwautomation.fleet.bios.registry;

import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosSettings;

/// Machines that are alike in all four have the same registry.
public record RegistryKey(String vendor, String model, String biosVersion, String registryId) {

  public static RegistryKey of(Identity identity, BiosSettings settings) {
    return new RegistryKey(
        identity.vendor(), identity.model(), settings.biosVersion(), settings.registryId());
  }
}
