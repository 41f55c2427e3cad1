package org.hwautomation.fleet.firmware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;

/// Turns what was decided into verdicts, one per image to install. Ports of one card are one
/// component in several slots: one image writes them all, so only the first slot becomes a target.
final class VerdictMaker {

  private record Image(ComponentKind kind, String component, String from, Sha256 sha256) {}

  private VerdictMaker() {}

  static List<ComponentVerdict> verdicts(List<Component> components) {
    var verdicts = new ArrayList<ComponentVerdict>();
    var writers = new HashMap<Image, FirmwareItem>();
    for (var component : components) {
      if (!component.selected()) {
        verdicts.add(verdict(component, component.reason, 1, Optional.empty()));
        continue;
      }
      var from = component.item.version();
      for (int i = 0; i < component.path.size(); i++) {
        var entry = component.path.get(i);
        var item = component.item;
        var image = new Image(item.kind(), item.component(), from, entry.sha256());
        var writer = writers.putIfAbsent(image, item);
        var hop = component.firstHop + i;
        if (writer != null) {
          var reason = "Written together with %s by the same image.".formatted(writer.slot());
          verdicts.add(verdict(component, reason, hop, Optional.empty()));
        } else {
          verdicts.add(
              verdict(
                  component, reason(component, i), hop, Optional.of(target(item, from, entry))));
        }
        from = entry.version();
      }
    }
    return verdicts;
  }

  private static String reason(Component component, int step) {
    if (step == component.path.size() - 1) return component.reason;
    return "%s has to pass through %s on the way to %s."
        .formatted(
            component.item.component(), component.path.get(step).version(), component.wanted);
  }

  private static ComponentVerdict verdict(
      Component component, String reason, int hop, Optional<FirmwareTarget> target) {
    return new ComponentVerdict(
        component.item, component.wanted, component.order, component.decision, reason, hop, target);
  }

  private static FirmwareTarget target(FirmwareItem item, String from, CatalogEntry entry) {
    return new FirmwareTarget(
        item.kind(),
        item.component(),
        item.slot(),
        item.id(),
        from,
        entry.version(),
        entry.file(),
        entry.sha256(),
        entry.size());
  }
}
