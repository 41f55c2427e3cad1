package org.hwautomation.fleet.bios.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// Turns a registry's tree of menus into categories with groups: two levels, however deep it is.
final class Menus {

  static final String OTHER = "Other";

  static final Place NOWHERE = new Place(OTHER, "");

  /// From here on a sub-menu is worth a category of its own.
  private static final int WORTH_A_CATEGORY = 5;

  // Stands for a slash within a name: Supermicro has a menu "PCIe/PCI/PnP Configuration".
  private static final char SLASH = '\u2215';

  private final Map<String, String> titles = new HashMap<>();
  private final List<String> namesWithSlash = new ArrayList<>();
  private final Map<List<String>, Integer> attributesIn = new HashMap<>();
  private final List<String> catchAll;

  /// @param shown the paths of the attributes that will be shown
  Menus(AttributeRegistry registry, Collection<String> shown) {
    for (var menu : registry.menus()) {
      var name = menu.name().strip();
      var title = menu.displayName().isBlank() ? name : menu.displayName().strip();
      titles.putIfAbsent(name, title);
      // The name has underscores there, and the path has the title.
      if (title.indexOf('/') >= 0) namesWithSlash.add(title);
    }
    for (var path : shown) {
      var segments = segments(path);
      for (int length = 1; length <= segments.size(); length++) {
        attributesIn.merge(segments.subList(0, length), 1, Integer::sum);
      }
    }
    catchAll = catchAll(shown.size());
  }

  record Place(String category, String group) {}

  Place place(String menuPath) {
    var segments = segments(menuPath);
    if (segments.isEmpty()) return NOWHERE;
    int last = segments.size() - 1;
    int top = Math.min(last, shared(segments, catchAll));
    // A menu for each attribute groups nothing.
    boolean alone = attributesIn.getOrDefault(segments, 0) < 2;
    return new Place(
        title(segments.get(top)), last == top || alone ? "" : title(segments.get(last)));
  }

  /// The menu that holds nearly everything (Supermicro's "Advanced"): its sub-menus are the
  /// categories that people look for. Empty when there is none.
  private List<String> catchAll(int all) {
    List<String> deepest = List.of();
    for (var entry : attributesIn.entrySet()) {
      var path = entry.getKey();
      boolean most = entry.getValue() * 4 > all * 3;
      if (most && path.size() > deepest.size() && largeMenusIn(path) > 1) deepest = path;
    }
    return deepest;
  }

  private long largeMenusIn(List<String> path) {
    return attributesIn.entrySet().stream()
        .filter(sub -> sub.getValue() >= WORTH_A_CATEGORY)
        .filter(sub -> sub.getKey().size() == path.size() + 1)
        .filter(sub -> sub.getKey().subList(0, path.size()).equals(path))
        .count();
  }

  private static int shared(List<String> one, List<String> other) {
    int length = 0;
    while (length < Math.min(one.size(), other.size())
        && one.get(length).equals(other.get(length))) {
      length++;
    }
    return length;
  }

  // Menus name their own path (iLO, XCC, Supermicro) or that of their parent (iDRAC), but in a path
  // they always stand by name.
  private String title(String segment) {
    var name = segment.replace(SLASH, '/');
    var title = titles.get(name);
    return title == null ? inWords(name) : title;
  }

  /// `PersistentMemoryRef`, which iDRAC uses and does not list, is "Persistent Memory".
  private static String inWords(String segment) {
    return segment.replaceFirst("Ref$", "").replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
  }

  private List<String> segments(String menuPath) {
    var path = menuPath;
    for (var name : namesWithSlash) path = path.replace(name, name.replace('/', SLASH));
    var segments = new ArrayList<String>();
    for (var segment : path.split("/")) {
      var name = segment.strip();
      if (!name.isEmpty() && !name.equals(".")) segments.add(name);
    }
    return segments;
  }
}
