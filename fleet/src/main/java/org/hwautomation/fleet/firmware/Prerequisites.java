package org.hwautomation.fleet.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hwautomation.driver.Identity;
import org.hwautomation.fleet.firmware.CatalogEntry.Requirement;

/// What must be installed first: intermediate versions of the same component, and other components'
/// versions.
record Prerequisites(
    Identity identity,
    FirmwareCatalog catalog,
    Versions versions,
    Function<CatalogEntry, ImageState> images) {

  private static final int MOST_HOPS = 5;

  void settle(List<Component> components) {
    for (var component : components) {
      if (component.selected()) addHops(component);
    }
    // Blocking one component may take away what another one waits for.
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var component : components) {
        if (component.selected() && !othersReady(component, components)) changed = true;
      }
    }
    for (var component : components) {
      if (component.selected()) orderAfterOthers(component, components);
    }
  }

  private void addHops(Component component) {
    var item = component.item;
    while (true) {
      var first = component.path.getFirst();
      var unmet =
          own(component, first)
              .filter(r -> !versions.reaches(item, item.version(), r.version()))
              .findFirst();
      if (unmet.isEmpty()) return;
      var hop =
          catalog.candidates(identity, item).stream()
              .filter(entry -> versions.reaches(item, entry.version(), unmet.get().version()))
              .filter(entry -> !versions.reaches(item, entry.version(), first.version()))
              .reduce((a, b) -> versions.reaches(item, a.version(), b.version()) ? a : b);
      if (hop.isEmpty() || component.path.size() == MOST_HOPS) {
        component.block(
            "%s %s needs %s first, and the firmware repository has no image to get there from %s."
                .formatted(
                    item.component(), first.version(), unmet.get().version(), item.version()));
        return;
      }
      var fault = ComponentChoice.imageFault(hop.get(), images);
      if (fault.isPresent()) {
        component.block(fault.get());
        return;
      }
      component.path.addFirst(hop.get());
    }
  }

  private static java.util.stream.Stream<Requirement> own(Component component, CatalogEntry entry) {
    return entry.requires().stream().filter(r -> isAbout(r, component));
  }

  /// @return false when the component was blocked
  private boolean othersReady(Component component, List<Component> all) {
    for (var entry : component.path) {
      for (var requirement : entry.requires()) {
        if (isAbout(requirement, component)) continue;
        for (var other : others(requirement, component, all)) {
          if (!versions.reaches(other.item, other.planned(), requirement.version())) {
            component.block(
                "%s %s needs %s %s first; %s is %s and the baseline does not raise it."
                    .formatted(
                        component.item.component(),
                        entry.version(),
                        other.item.component(),
                        requirement.version(),
                        other.item.component(),
                        other.item.version()));
            return false;
          }
        }
      }
    }
    return true;
  }

  /// The driver orders kinds within a hop; a component that must wait for a later kind gets a later
  /// hop.
  private void orderAfterOthers(Component component, List<Component> all) {
    var waits = new ArrayList<Component>();
    for (var entry : component.path) {
      for (var requirement : entry.requires()) {
        if (isAbout(requirement, component)) continue;
        others(requirement, component, all).stream()
            .filter(Component::selected)
            .filter(o -> !versions.reaches(o.item, o.item.version(), requirement.version()))
            .forEach(waits::add);
      }
    }
    for (var other : waits) {
      boolean driverOrdersIt = other.item.kind().compareTo(component.item.kind()) < 0;
      int after = other.lastHop() + (driverOrdersIt ? 0 : 1);
      component.firstHop = Math.max(component.firstHop, after);
    }
  }

  private static List<Component> others(
      Requirement requirement, Component component, List<Component> all) {
    return all.stream().filter(o -> o != component && isAbout(requirement, o)).toList();
  }

  private static boolean isAbout(Requirement requirement, Component component) {
    return requirement.kind() == component.item.kind()
        && requirement.component().matches(component.item.component());
  }
}
