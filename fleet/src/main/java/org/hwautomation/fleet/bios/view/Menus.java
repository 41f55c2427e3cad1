package org.hwautomation.fleet.bios.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// Turns a registry's tree of menus into categories with groups: two levels, however deep it is.
final class Menus {

  static final String OTHER = "Other";

  /// From here on a sub-menu is worth a category of its own.
  private static final int WORTH_A_CATEGORY = 5;

  private static final int MANY = 3;

  private final Map<String, String> byName = new HashMap<>();
  private final Map<List<String>, Integer> attributesIn = new HashMap<>();
  private final String lifted;

  /// @param shown the paths of the attributes that will be shown
  Menus(AttributeRegistry registry, Collection<String> shown) {
    for (var menu : registry.menus()) {
      var name = menu.displayName().isBlank() ? menu.name() : menu.displayName();
      byName.putIfAbsent(menu.name().strip(), name.strip());
    }
    for (var path : shown) {
      var segments = segments(path);
      for (int length = 1; length <= segments.size(); length++) {
        attributesIn.merge(segments.subList(0, length), 1, Integer::sum);
      }
    }
    lifted = catchAll(shown.size());
  }

  record Place(String category, String group) {}

  static final Place NOWHERE = new Place(OTHER, "");

  Place place(String menuPath) {
    var segments = segments(menuPath);
    if (segments.isEmpty()) return new Place(OTHER, "");
    int top = segments.getFirst().equals(lifted) && segments.size() > 1 ? 1 : 0;
    var category = title(segments, top);
    int last = segments.size() - 1;
    // A menu for each attribute groups nothing.
    boolean alone = attributesIn.getOrDefault(segments, 0) < 2;
    return new Place(category, last == top || alone ? "" : title(segments, last));
  }

  /// The one top menu that holds most of everything (Supermicro's "Advanced"): its sub-menus are
  /// the categories that people look for. Empty when there is none.
  private String catchAll(int all) {
    for (var entry : attributesIn.entrySet()) {
      var path = entry.getKey();
      if (path.size() != 1 || entry.getValue() * 2 <= all) continue;
      long large =
          attributesIn.entrySet().stream()
              .filter(sub -> sub.getKey().size() == 2 && sub.getValue() >= WORTH_A_CATEGORY)
              .filter(sub -> sub.getKey().getFirst().equals(path.getFirst()))
              .count();
      if (large >= MANY) return path.getFirst();
    }
    return "";
  }

  // Menus name their own path (iLO, XCC, Supermicro) or that of their parent (iDRAC), but in a path
  // they always stand by name.
  private String title(List<String> segments, int place) {
    var segment = segments.get(place);
    var title = byName.get(segment);
    return title == null ? inWords(segment) : title;
  }

  /// `PersistentMemoryRef`, which iDRAC uses and does not list, is "Persistent Memory".
  private static String inWords(String segment) {
    return segment.replaceFirst("Ref$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  private static List<String> segments(String menuPath) {
    var segments = new ArrayList<String>();
    for (var segment : Arrays.asList(menuPath.split("/"))) {
      var name = segment.strip();
      if (!name.isEmpty() && !name.equals(".")) segments.add(name);
    }
    return segments;
  }
}
