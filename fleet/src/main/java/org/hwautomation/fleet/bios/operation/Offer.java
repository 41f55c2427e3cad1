package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.boot.SecureBootKeys;

/// What one server offers beside attributes, and how it stands in each.
///
/// @param defaults whether a reset to defaults is offered, and how many attributes it would change
///   as far as the registry says
/// @param bootOrder empty where there is none to set
/// @param bootDevice what is asked for out of order
public record Offer(
    Optional<Integer> defaults,
    List<BiosPasswords.Password> passwords,
    List<BootOrder.Entry> bootOrder,
    List<String> pendingOrder,
    Optional<BootDevice> bootDevice,
    Optional<SecureBootControl.State> secureBoot,
    Set<SecureBootKeys.Reset> keys) {

  /// @param methods by which it can be set, best first
  public record BootDevice(
      BootOverride.State state,
      Set<BootOverride.Device> devices,
      Set<BootOverride.Duration> durations,
      Set<BootOverride.Mode> modes,
      List<Method> methods) {}

  static Offer of(ConnectedServer server) {
    var order = server.can(BootOrder.class);
    return new Offer(
        server.can(BiosDefaults.class).map(defaults -> defaults.foretold().size()),
        server.can(BiosPasswords.class).map(BiosPasswords::passwords).orElse(List.of()),
        order.map(BootOrder::current).orElse(List.of()),
        order.map(BootOrder::pending).orElse(List.of()),
        server
            .can(BootOverride.class)
            .map(way ->
                new BootDevice(
                    way.state(),
                    new TreeSet<>(way.allowed()),
                    new TreeSet<>(way.durations()),
                    new TreeSet<>(way.modes()),
                    server.ways(BootOverride.class).stream().map(BootOverride::method).toList())),
        server.can(SecureBootControl.class).map(SecureBootControl::current),
        server
            .can(SecureBootKeys.class)
            .map(keys -> (Set<SecureBootKeys.Reset>) new TreeSet<>(keys.offered()))
            .orElse(Set.of()));
  }
}
