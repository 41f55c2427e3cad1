package org.hwautomation.fleet.firmware;

import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.firmware.ComponentVerdict.Decision;

/// Holds what is planned against the compatibility matrix. `latest` falls back to the next older
/// image that fits; a version asked for by name is blocked instead.
record CompatibilityCheck(Identity identity, CompatibilityMatrix matrix, Versions versions) {

  void settle(List<Component> components) {
    // Every round moves a component back or blocks it, so this ends.
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var component : components) {
        if (component.selected() && violation(component, components).isPresent()) {
          stepBack(component, violation(component, components).get());
          changed = true;
        }
      }
    }
  }

  private Optional<String> violation(Component component, List<Component> all) {
    var item = component.item;
    for (var rule : matrix.rulesFor(identity, item.kind(), item.component(), component.wanted)) {
      for (var other : all) {
        if (other == component || other.item.kind() != rule.withKind()) continue;
        if (!rule.withComponent().matches(other.item.component())) continue;
        if (!versions.reaches(other.item, other.planned(), rule.minimum())) {
          return Optional.of(
              "%s %s needs %s %s or newer, and %s is %s (%s)%s."
                  .formatted(
                      item.component(),
                      component.wanted,
                      other.item.component(),
                      rule.minimum(),
                      other.item.component(),
                      other.planned(),
                      rule.where(),
                      rule.reason().isEmpty() ? "" : ": " + rule.reason()));
        }
      }
    }
    return Optional.empty();
  }

  private void stepBack(Component component, String why) {
    var next = component.choices.indexOf(component.path.getLast()) + 1;
    if (!component.mayFallBack) {
      component.block(why);
    } else if (next < component.choices.size()) {
      var entry = component.choices.get(next);
      component.path.clear();
      component.path.add(entry);
      component.wanted = entry.version();
      component.reason =
          "Runs %s; %s is the newest that fits: %s"
              .formatted(component.item.version(), entry.version(), why);
    } else {
      component.path.clear();
      component.decision = Decision.UP_TO_DATE;
      component.wanted = component.item.version();
      component.reason = "Stays at %s: %s".formatted(component.item.version(), why);
    }
  }
}
