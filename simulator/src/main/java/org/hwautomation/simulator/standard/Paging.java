package org.hwautomation.simulator.standard;

import java.util.Optional;
import org.hwautomation.simulator.exchange.Query;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.Resource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Pages of collections: `$top`, `$skip`, the profile's own page size with
/// `Members@odata.nextLink`, and pages as they were recorded.
public final class Paging {

  private Paging() {}

  /// Where a recording's later page of a collection is kept in the tree.
  public static String pagePath(String collection, String skip) {
    return collection + "/$skip=" + skip;
  }

  static Optional<Resource> recorded(Resource collection, Query options, Machine machine) {
    return options
        .option("$skip")
        .flatMap(skip -> machine.tree().find(pagePath(collection.path(), skip)));
  }

  /// The page asked for; empty when `$top` or `$skip` is no number.
  static Optional<ObjectNode> page(ObjectNode json, Query options, Machine machine) {
    if (!(json.get("Members") instanceof ArrayNode members)) return Optional.of(json);
    var traits = machine.traits().queries();
    int skip;
    int top;
    try {
      skip = traits.topSkip() ? options.option("$skip").map(Integer::parseInt).orElse(0) : 0;
      top = traits.topSkip() ? options.option("$top").map(Integer::parseInt).orElse(-1) : -1;
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (skip < 0 || options.option("$top").isPresent() && top < 0) return Optional.empty();
    int page = traits.pageSize();
    int size = top >= 0 && (page == 0 || top <= page) ? top : page;
    if (skip == 0 && (size <= 0 && top < 0 || size >= members.size())) return Optional.of(json);
    int end = size <= 0 && top < 0 ? members.size() : Math.min(members.size(), skip + size);
    var kept = Json.array();
    for (int i = skip; i < end; i++) kept.add(members.get(i));
    var copy = json.deepCopy();
    copy.set("Members", kept);
    copy.put("Members@odata.count", members.size());
    if (end < members.size() && top < 0) {
      copy.put("Members@odata.nextLink", json.path("@odata.id").asString("") + "?$skip=" + end);
    }
    return Optional.of(copy);
  }
}
