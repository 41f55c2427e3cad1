package org.hwautomation.simulator.machine;

import java.util.Optional;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.tree.ResourceTree;

/// The truth about one component: what runs, and what was written and waits.
///
/// @param id what [org.hwautomation.simulator.image.FirmwareImage#component()] names
/// @param inventoryPath where a client reads the version
/// @param version what runs now
/// @param staged what will run after the activation
public record FirmwareComponent(
    String id,
    String name,
    String inventoryPath,
    String version,
    Optional<String> staged,
    Activation activation) {

  /// A component that runs the version which its inventory resource shows.
  public static FirmwareComponent shown(
      ResourceTree tree, String inventoryPath, String id, Activation activation) {
    return new FirmwareComponent(
        id,
        tree.at(inventoryPath, "/Name").asString(),
        inventoryPath,
        tree.at(inventoryPath, "/Version").asString(),
        Optional.empty(),
        activation);
  }

  FirmwareComponent withStaged(String next) {
    return new FirmwareComponent(id, name, inventoryPath, version, Optional.of(next), activation);
  }

  FirmwareComponent activated() {
    return new FirmwareComponent(
        id, name, inventoryPath, staged.orElse(version), Optional.empty(), activation);
  }
}
