package org.hwautomation.simulator.behaviour.supermicro;

import java.util.Optional;
import org.hwautomation.simulator.image.Activation;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// From the URI that an upload names to the component that it writes.
final class UpdateTargets {

  private UpdateTargets() {}

  /// `…/Bios` and the system are the BIOS, a manager is the BMC, an inventory item is itself.
  static Optional<String> component(String uri, Machine machine) {
    var tree = machine.tree();
    var key = ResourcePath.key(uri);
    if (uri.isEmpty() || !tree.contains(uri)) return Optional.empty();
    var id = ResourcePath.lastSegment(uri);
    if (key.contains("/firmwareinventory/")) {
      boolean updateable = tree.at(uri, "/Updateable").asBoolean(false);
      return machine.firmware().component(id).filter(_ -> updateable).map(found -> found.id());
    }
    if (key.contains("/managers/")) return Optional.of("BMC");
    return key.contains("/systems/") ? Optional.of("BIOS") : Optional.empty();
  }

  static Activation activation(String component, Machine machine) {
    return machine
        .firmware()
        .component(component)
        .map(found -> found.activation())
        .orElse(Activation.HOST_RESET);
  }

  /// Why the verification of an image fails; empty when it is sound and meant for this component.
  static Optional<String> refusal(String component, Inspection inspection, Machine machine) {
    return switch (inspection) {
      case Inspection.Genuine(var image, var _, var _) -> {
        if (!image.component().equals(component)) {
          yield Optional.of("The image is for " + image.component() + ".");
        }
        yield image.fits(machine.profile().model())
            ? Optional.empty()
            : Optional.of("The image is for other boards.");
      }
      case Inspection.Corrupt(var _, var why, var _, var _) ->
          Optional.of("The image was refused: " + why + ".");
      case Inspection.Unknown _ -> Optional.of("The file is no firmware image.");
    };
  }
}
