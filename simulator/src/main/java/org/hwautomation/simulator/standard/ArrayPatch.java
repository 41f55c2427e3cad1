package org.hwautomation.simulator.standard;

import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ArrayNode;

/// PATCH of an array (DSP0266 "PATCH on array properties"): an empty object leaves the element at
/// its place as it is, null removes it, anything else takes its place, and what is beyond is gone.
final class ArrayPatch {

  private ArrayPatch() {}

  static ArrayNode apply(ArrayNode wanted, ArrayNode before) {
    var after = Json.MAPPER.createArrayNode();
    for (int i = 0; i < wanted.size(); i++) {
      var element = wanted.get(i);
      if (element.isNull()) continue;
      var untouched = element.isObject() && element.isEmpty();
      if (!untouched) after.add(element);
      else if (i < before.size()) after.add(before.get(i));
    }
    return after;
  }
}
