package org.hwautomation.simulator.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hwautomation.simulator.tree.ResourceTree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The dependency maps of an attribute registry as a BIOS lives by them: what they lock while some
/// values are in force, and what they set. An operator stands on the later of two conditions, as
/// the standard has it; a condition over an attribute that is not there decides nothing.
public final class DependencyMaps {

  /// More rounds than any recorded chain of value maps is long.
  private static final int MOST_ROUNDS = 10;

  private final List<JsonNode> maps = new ArrayList<>();

  private DependencyMaps() {}

  /// Of the registry that a Bios resource names; empty when there is none.
  public static DependencyMaps of(ResourceTree tree, String bios) {
    var found = new DependencyMaps();
    Optional.of(tree.at(bios, "/AttributeRegistry").asString(""))
        .filter(id -> !id.isEmpty())
        .flatMap(id -> AttributeRules.document(tree, id))
        .ifPresent(document -> {
          for (var one : tree.at(document, "/RegistryEntries/Dependencies")) {
            if (one.path("Type").asString("").equals("Map")) found.maps.add(one.path("Dependency"));
          }
        });
    return found;
  }

  public boolean locks(String name, JsonNode inForce) {
    for (var map : maps) {
      var property = map.path("MapToProperty").asString("");
      boolean lock = property.equals("ReadOnly") || property.equals("GrayOut");
      if (lock
          && map.path("MapToAttribute").asString("").equals(name)
          && map.path("MapToValue").asBoolean(false)
          && Boolean.TRUE.equals(holds(map, inForce))) {
        return true;
      }
    }
    return false;
  }

  /// Gives attributes the values that maps set, until all are as the maps have it.
  public void settle(ObjectNode values) {
    boolean moved = true;
    for (int round = 0; moved && round < MOST_ROUNDS; round++) {
      moved = false;
      for (var map : maps) {
        var name = map.path("MapToAttribute").asString("");
        var value = map.path("MapToValue");
        if (!map.path("MapToProperty").asString("").equals("CurrentValue")) continue;
        if (!values.has(name) || values.path(name).asString("").equals(value.asString(""))) {
          continue;
        }
        if (!Boolean.TRUE.equals(holds(map, values))) continue;
        values.set(name, value);
        moved = true;
      }
    }
  }

  /// Null when the conditions do not come to an answer.
  private static @Nullable Boolean holds(JsonNode map, JsonNode inForce) {
    @Nullable Boolean result = null;
    boolean first = true;
    for (var term : map.path("MapFrom")) {
      var now = holdsAlone(term, inForce);
      if (first) result = now;
      else if (term.path("MapTerms").asString("").equals("OR")) result = joined(result, now, true);
      else result = joined(result, now, false);
      first = false;
    }
    return result;
  }

  /// @param deciding the truth that decides alone: true for *or*, false for *and*
  private static @Nullable Boolean joined(
      @Nullable Boolean left, @Nullable Boolean right, boolean deciding) {
    if (left != null && left == deciding || right != null && right == deciding) return deciding;
    return left == null || right == null ? null : Boolean.valueOf(!deciding);
  }

  private static @Nullable Boolean holdsAlone(JsonNode term, JsonNode inForce) {
    var now = inForce.path(term.path("MapFromAttribute").asString(""));
    if (now.isMissingNode() || now.isNull()) return null;
    boolean same = now.asString("").equals(term.path("MapFromValue").asString(""));
    return switch (term.path("MapFromCondition").asString("EQU")) {
      case "EQU" -> same;
      case "NEQ" -> !same;
      default -> null;
    };
  }
}
