package org.hwautomation.simulator.image;

import java.util.List;

/// What the header of a simulated firmware image says about itself.
///
/// @param vendor as in the service root: `Dell`, `HPE`, `Supermicro`, `Lenovo`, `OpenBMC`
/// @param component what it is for: the part of the inventory id or name that the vendor matches
///   by, such as `159` (Dell BIOS), `System ROM`, `BIOS`, `UEFI`
/// @param models models it may be installed on; empty = any
/// @param payloadBytes size of the payload that follows the header
public record FirmwareImage(
    String vendor,
    String component,
    String version,
    List<String> models,
    Activation activation,
    long payloadBytes) {

  public FirmwareImage {
    models = List.copyOf(models);
  }

  public boolean fits(String model) {
    return models.isEmpty() || models.stream().anyMatch(model::equalsIgnoreCase);
  }
}
