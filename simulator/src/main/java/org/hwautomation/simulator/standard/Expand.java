package org.hwautomation.simulator.standard;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `$expand`: puts linked resources in the place of their links.
///
/// @param form `.` = links not below `Links`, `~` = only those, `*` = both
/// @param levels how deep, from 1
record Expand(String form, int levels) {

  private static final Pattern FORM = Pattern.compile("([.~*])(?:\\(\\$levels=(\\d{1,3})\\))?");

  static Optional<Expand> parse(String option) {
    var match = FORM.matcher(option);
    if (!match.matches()) return Optional.empty();
    int levels = match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
    return levels < 1 ? Optional.empty() : Optional.of(new Expand(match.group(1), levels));
  }

  ObjectNode apply(ObjectNode json, ResourceTree tree) {
    var copy = json.deepCopy();
    expandInside(copy, tree, levels, false);
    return copy;
  }

  private void expandInside(ObjectNode json, ResourceTree tree, int left, boolean inLinks) {
    for (var property : json.properties()) {
      var name = property.getKey();
      if (name.startsWith("@") || name.equals("Actions")) continue;
      property.setValue(expanded(property.getValue(), tree, left, inLinks || name.equals("Links")));
    }
  }

  private JsonNode expanded(JsonNode value, ResourceTree tree, int left, boolean inLinks) {
    switch (value) {
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, expanded(array.get(i), tree, left, inLinks));
        }
        return array;
      }
      case ObjectNode object when isLink(object) -> {
        if (!wanted(inLinks)) return object;
        var target = tree.json(object.get("@odata.id").asString());
        if (target.isEmpty() || object.get("@odata.id").asString().contains("#")) return object;
        var copy = target.get().deepCopy();
        if (left > 1) expandInside(copy, tree, left - 1, false);
        return copy;
      }
      case ObjectNode object -> {
        expandInside(object, tree, left, inLinks);
        return object;
      }
      default -> {
        return value;
      }
    }
  }

  private boolean wanted(boolean inLinks) {
    return switch (form) {
      case "." -> !inLinks;
      case "~" -> inLinks;
      default -> true;
    };
  }

  private static boolean isLink(ObjectNode object) {
    return object.size() == 1 && object.has("@odata.id");
  }
}
