package org.hwautomation.fleet.bios.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What turns one set of attribute values into another.
///
/// @param set attributes that came or have another value
/// @param gone attributes that are no longer there
record ValueDelta(Map<String, @Nullable Object> set, List<String> gone) {

  static ValueDelta between(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    var set = new TreeMap<String, @Nullable Object>();
    after.forEach((name, value) -> {
      if (!before.containsKey(name) || !Objects.equals(before.get(name), value)) {
        set.put(name, value);
      }
    });
    var gone = new ArrayList<String>();
    for (var name : before.keySet()) if (!after.containsKey(name)) gone.add(name);
    gone.sort(null);
    return new ValueDelta(set, gone);
  }

  Map<String, @Nullable Object> applyTo(Map<String, @Nullable Object> before) {
    var after = new TreeMap<>(before);
    after.putAll(set);
    gone.forEach(after::remove);
    return after;
  }

  int size() {
    return set.size() + gone.size();
  }
}
