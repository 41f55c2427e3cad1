package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.jspecify.annotations.Nullable;

/// Tries every way to spread a few writes over resets, fewest resets first.
final class PassSearch {

  /// Six writes are at most 64 states with 63 ways on from each.
  private static final int MOST_WRITES = 6;

  private final BiosProjection projection;
  private final Unlock unlock;

  PassSearch(BiosProjection projection, Unlock unlock) {
    this.projection = projection;
    this.unlock = unlock;
  }

  private record Way(
      Map<String, @Nullable Object> state, int done, List<Map<String, Object>> passes) {}

  /// Empty when there is no way, or when there are too many writes to try all.
  List<Map<String, Object>> fewest(Map<String, @Nullable Object> live, Map<String, Object> writes) {
    if (writes.isEmpty() || writes.size() > MOST_WRITES) return List.of();
    var names = List.copyOf(writes.keySet());
    int all = (1 << names.size()) - 1;
    var ways = List.of(new Way(live, 0, List.of()));
    Set<Map<String, @Nullable Object>> seen = new HashSet<>(List.of(live));
    while (!ways.isEmpty()) {
      var next = new ArrayList<Way>();
      for (var way : ways) {
        for (int subset = 1; subset <= all; subset++) {
          if ((subset & way.done) != 0) continue;
          var pass = pass(names, writes, subset);
          var state = after(way.state, pass);
          if (state == null || !seen.add(state)) continue;
          var passes = new ArrayList<>(way.passes);
          passes.add(pass);
          var further = new Way(state, done(names, writes, state), passes);
          if (further.done == all) return further.passes;
          next.add(further);
        }
      }
      ways = next;
    }
    return List.of();
  }

  private static Map<String, Object> pass(
      List<String> names, Map<String, Object> writes, int subset) {
    var pass = new LinkedHashMap<String, Object>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      var value = writes.get(name);
      if ((subset >> i & 1) == 1 && value != null) pass.put(name, value);
    }
    return pass;
  }

  /// Null when some write is not taken, or does not stay.
  private @Nullable Map<String, @Nullable Object> after(
      Map<String, @Nullable Object> state, Map<String, Object> pass) {
    for (var write : pass.entrySet()) {
      boolean refused =
          unlock == Unlock.NEXT_RESET && !projection.takes(write.getKey(), write.getValue(), state);
      if (refused) return null;
    }
    var after = projection.apply(state, pass);
    for (var write : pass.entrySet()) {
      if (!projection.stays(write.getKey(), write.getValue(), after)) return null;
    }
    return after.values();
  }

  private int done(
      List<String> names, Map<String, Object> writes, Map<String, @Nullable Object> state) {
    int done = 0;
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      if (projection.same(name, state.get(name), writes.get(name))) done |= 1 << i;
    }
    return done;
  }
}
