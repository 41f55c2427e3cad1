package org.hwautomation.fleet.bios.registry;

import java.util.Set;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.bios.BiosSettings;

/// Machines that are alike in all of these have the same registry. Model and BIOS version alone do
/// not tell: what a BIOS offers, and with it some vendors' registries, follows from what is built
/// in.
///
/// @param offer stands for the names of the attributes that the server shows
public record RegistryKey(
    String vendor, String model, String biosVersion, String registryId, String offer) {

  public static RegistryKey of(Identity identity, BiosSettings settings) {
    return new RegistryKey(
        identity.vendor(),
        identity.model(),
        settings.biosVersion(),
        settings.registryId(),
        offer(settings.attributes().keySet()));
  }

  /// Equal for equal sets of names, whatever their order.
  public static String offer(Set<String> names) {
    long sum = 0;
    for (var name : names) {
      long mixed = name.hashCode() * 0x9E3779B97F4A7C15L;
      sum += mixed ^ (mixed >>> 29);
    }
    return names.size() + "-" + Long.toHexString(sum);
  }
}
