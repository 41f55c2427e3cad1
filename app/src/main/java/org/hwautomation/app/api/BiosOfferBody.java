package org.hwautomation.app.api;

import java.util.List;
import org.hwautomation.fleet.bios.operation.Offer;
import org.jspecify.annotations.Nullable;

/// What one server offers beside attributes, and how it stands in each.
///
/// @param defaultsWouldChange absent where no reset to defaults is offered; else how many
///   attributes it would change, as far as the registry says
/// @param pendingOrder ids as they will be after the next restart
record BiosOfferBody(
    @Nullable Integer defaultsWouldChange,
    List<PasswordLine> passwords,
    List<EntryLine> bootOrder,
    List<String> pendingOrder,
    @Nullable DeviceLine bootDevice,
    @Nullable SecureBootLine secureBoot,
    List<String> secureBootKeys) {

  record PasswordLine(
      String name, String displayName, int minLength, @Nullable Integer maxLength, String state) {}

  record EntryLine(String id, String name, String kind, boolean enabled) {}

  /// @param device asked for out of order; NONE = as the boot order says
  record DeviceLine(
      String device,
      String duration,
      String mode,
      List<String> devices,
      List<String> durations,
      List<String> modes,
      List<String> methods) {}

  record SecureBootLine(boolean enabled, boolean inForce, String mode) {}

  static BiosOfferBody of(Offer offer) {
    return new BiosOfferBody(
        offer.defaults().orElse(null),
        offer.passwords().stream()
            .map(one ->
                new PasswordLine(
                    one.name(),
                    one.displayName(),
                    one.minLength(),
                    one.maxLength(),
                    one.state().name()))
            .toList(),
        offer.bootOrder().stream()
            .map(one -> new EntryLine(one.id(), one.name(), one.kind().word(), one.enabled()))
            .toList(),
        offer.pendingOrder(),
        offer.bootDevice().map(BiosOfferBody::device).orElse(null),
        offer
            .secureBoot()
            .map(now -> new SecureBootLine(now.enabled(), now.inForce(), now.mode().name()))
            .orElse(null),
        offer.keys().stream().map(Enum::name).toList());
  }

  private static DeviceLine device(Offer.BootDevice boot) {
    return new DeviceLine(
        boot.state().device().name(),
        boot.state().duration().name(),
        boot.state().mode().name(),
        boot.devices().stream().map(Enum::name).toList(),
        boot.durations().stream().map(Enum::name).toList(),
        boot.modes().stream().map(Enum::name).toList(),
        boot.methods().stream().map(Enum::name).toList());
  }
}
