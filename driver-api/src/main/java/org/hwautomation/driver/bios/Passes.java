package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.jspecify.annotations.Nullable;

/// Spreads writes over resets so that each is taken and each stays: what is locked waits until it
/// is open, and what would lock others waits until these are written.
///
/// In every reset goes all that can go, so one reset is found when one is enough, and two are
/// needed when two come out.
final class Passes {

  private static final int MOST = 12;

  private final BiosProjection projection;
  private final Unlock unlock;

  Passes(BiosProjection projection, Unlock unlock) {
    this.projection = projection;
    this.unlock = unlock;
  }

  /// @param passes what to write before each reset
  /// @param moved what the BIOS changed by itself on the way, and why
  /// @param stuck what can never be written with the rest, by name
  record Result(
      List<Map<String, Object>> passes,
      Map<String, @Nullable Object> end,
      Map<String, AttributeRule> moved,
      Map<String, Object> stuck) {}

  /// @param wanted all that must hold in the end, also what holds now and may come to be changed
  Result spread(Map<String, @Nullable Object> live, Map<String, Object> wanted) {
    var passes = new ArrayList<Map<String, Object>>();
    var moved = new LinkedHashMap<String, AttributeRule>();
    var state = live;
    var open = missing(wanted, state);
    var end = projection.apply(live, open).values();
    while (!open.isEmpty() && passes.size() < MOST) {
      var writes = next(state, open, end);
      if (writes.isEmpty()) break;
      var after = projection.apply(state, writes);
      passes.add(writes);
      moved.putAll(after.moved());
      state = after.values();
      open = missing(wanted, state);
    }
    return new Result(passes, state, moved, open);
  }

  private Map<String, Object> missing(
      Map<String, Object> wanted, Map<String, @Nullable Object> state) {
    var missing = new LinkedHashMap<String, Object>();
    wanted.forEach((name, value) -> {
      if (!projection.same(name, state.get(name), value)) missing.put(name, value);
    });
    return missing;
  }

  /// The most that one reset can apply.
  ///
  /// @param end the values as they are to be in the end
  private Map<String, Object> next(
      Map<String, @Nullable Object> state,
      Map<String, Object> open,
      Map<String, @Nullable Object> end) {
    var writes = new LinkedHashMap<>(open);
    if (unlock == Unlock.NEXT_RESET) {
      writes.entrySet().removeIf(e -> !projection.takes(e.getKey(), e.getValue(), state));
    }
    while (true) {
      var after = projection.apply(state, writes).values();
      var hindered = new ArrayList<String>();
      for (var write : writes.entrySet()) {
        if (!projection.obstacles(write.getKey(), write.getValue(), after).isEmpty()) {
          hindered.add(write.getKey());
        }
      }
      if (hindered.isEmpty()) return writes;
      for (var name : hindered) withdraw(name, writes, state, after, end);
    }
  }

  /// What hinders a write waits if the write can only go before it; otherwise the write waits.
  private void withdraw(
      String name,
      Map<String, Object> writes,
      Map<String, @Nullable Object> state,
      Map<String, @Nullable Object> after,
      Map<String, @Nullable Object> end) {
    var value = writes.get(name);
    if (value == null) return; // hindered others, and was withdrawn for them
    boolean nowOrNever =
        projection.obstacles(name, value, state).isEmpty()
            && !projection.obstacles(name, value, end).isEmpty();
    if (!nowOrNever || comesByItself(name, value, writes, state)) {
      writes.remove(name);
      return;
    }
    int before = writes.size();
    for (var rule : projection.obstacles(name, value, after)) {
      for (var source : rule.sources()) if (!source.equals(name)) writes.remove(source);
    }
    // Hindered by what the BIOS makes of the others: which of them it is need not be known.
    if (writes.size() == before) writes.keySet().retainAll(List.of(name));
    if (writes.size() == before) writes.remove(name);
  }

  private boolean comesByItself(
      String name, Object value, Map<String, Object> writes, Map<String, @Nullable Object> state) {
    var others = new LinkedHashMap<>(writes);
    others.remove(name);
    return projection.same(name, projection.apply(state, others).values().get(name), value);
  }
}
