package org.hwautomation.simulator.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `$filter` over a collection: comparisons joined by `and`, as clients of log services send them.
record Filter(List<Comparison> all) {

  record Comparison(String property, String operator, String value) {

    boolean holds(JsonNode member) {
      var actual = member.at("/" + property).asString("");
      int order = actual.compareTo(value);
      return switch (operator) {
        case "eq" -> order == 0;
        case "ne" -> order != 0;
        case "gt" -> order > 0;
        case "ge" -> order >= 0;
        case "lt" -> order < 0;
        default -> order <= 0;
      };
    }
  }

  private static final Pattern COMPARISON =
      Pattern.compile("\\s*\\(?\\s*([\\w/.@]+)\\s+(eq|ne|gt|ge|lt|le)\\s+'?([^')]*)'?\\s*\\)?\\s*");

  static Optional<Filter> parse(String option) {
    var all = new ArrayList<Comparison>();
    for (var piece : option.split("\\s+and\\s+")) {
      var match = COMPARISON.matcher(piece);
      if (!match.matches()) return Optional.empty();
      all.add(new Comparison(match.group(1), match.group(2), match.group(3)));
    }
    return Optional.of(new Filter(all));
  }

  ObjectNode apply(ObjectNode collection, ResourceTree tree) {
    if (!collection.has("Members")) return collection;
    var kept = Json.array();
    for (var member : collection.get("Members")) {
      JsonNode resource =
          tree.json(member.path("@odata.id").asString("")).<JsonNode>map(it -> it).orElse(member);
      if (all.stream().allMatch(one -> one.holds(resource))) kept.add(member);
    }
    var copy = collection.deepCopy();
    copy.set("Members", kept);
    copy.put("Members@odata.count", kept.size());
    return copy;
  }
}
