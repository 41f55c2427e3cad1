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
/// In every reset goes all that can go. So one reset is found when one is enough, and two are
/// needed when two come out; where it is more, or some write finds no place, [PassSearch] tries all
/// ways.
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
    var quick = greedy(live, wanted);
    if (quick.passes().size() <= 2 && quick.stuck().isEmpty()) return quick;
    var open = missing(wanted, live);
    var tangled = projection.tangled(open.keySet());
    if (tangled.stream().noneMatch(quick.stuck()::containsKey) && quick.passes().size() <= 2) {
      return quick;
    }
    var knot = new LinkedHashMap<>(open);
    knot.keySet().retainAll(tangled);
    var found = new PassSearch(projection, unlock).fewest(live, knot);
    if (found.isEmpty()) return quick;
    var others = new LinkedHashMap<>(wanted);
    others.keySet().removeAll(tangled);
    var result = together(live, wanted, found, greedy(live, others).passes());
    return better(result, quick) ? result : quick;
  }

  private static boolean better(Result one, Result other) {
    if (one.stuck().size() != other.stuck().size()) {
      return one.stuck().size() < other.stuck().size();
    }
    return one.passes().size() < other.passes().size();
  }

  /// Two spreads of writes that do not touch each other, in the same resets. What does not go
  /// together after all is stuck.
  private Result together(
      Map<String, @Nullable Object> live,
      Map<String, Object> wanted,
      List<Map<String, Object>> one,
      List<Map<String, Object>> other) {
    var passes = new ArrayList<Map<String, Object>>();
    var moved = new LinkedHashMap<String, AttributeRule>();
    var state = live;
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      var writes = new LinkedHashMap<String, Object>();
      if (i < one.size()) writes.putAll(one.get(i));
      if (i < other.size()) writes.putAll(other.get(i));
      if (unlock == Unlock.NEXT_RESET) {
        var before = state;
        writes.entrySet().removeIf(e -> !projection.takes(e.getKey(), e.getValue(), before));
      }
      var after = projection.apply(state, writes);
      hindered(writes, after).forEach(writes::remove);
      after = projection.apply(state, writes);
      passes.add(writes);
      moved.putAll(after.moved());
      state = after.values();
    }
    return new Result(passes, state, moved, missing(wanted, state));
  }

  private Result greedy(Map<String, @Nullable Object> live, Map<String, Object> wanted) {
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
    for (var write : open.entrySet()) {
      if (projection.obstacles(write.getKey(), write.getValue(), end).isEmpty()) continue;
      if (projection.comes(write.getKey(), write.getValue(), end)) {
        writes.remove(write.getKey());
      } else {
        holdBack(write.getKey(), write.getValue(), writes, open, end);
      }
    }
    while (true) {
      var after = projection.apply(state, writes);
      var hindered = hindered(writes, after);
      if (hindered.isEmpty()) return writes;
      var lasting =
          hindered.stream().filter(name -> lasts(name, writes, hindered, after.values())).toList();
      // What waits may be what hindered the others: then one at a time.
      writes.keySet().removeAll(lasting.isEmpty() ? List.of(hindered.getFirst()) : lasting);
    }
  }

  /// Whether a write is hindered whatever becomes of the other hindered ones.
  private boolean lasts(
      String name,
      Map<String, Object> writes,
      List<String> hindered,
      Map<String, @Nullable Object> after) {
    return projection.obstacles(name, writes.get(name), after).stream()
        .anyMatch(rule ->
            rule.sources().stream()
                .allMatch(source -> writes.containsKey(source) && !hindered.contains(source)));
  }

  /// Writes that would not stay.
  private List<String> hindered(Map<String, Object> writes, BiosProjection.After after) {
    return writes.keySet().stream()
        .filter(name -> !projection.stays(name, writes.get(name), after))
        .toList();
  }

  /// What will be locked in the end goes before that which locks it: of each reason at least one
  /// part.
  private void holdBack(
      String name,
      Object value,
      Map<String, Object> writes,
      Map<String, Object> open,
      Map<String, @Nullable Object> end) {
    for (var rule : projection.obstacles(name, value, end)) {
      for (var reason : projection.reasons(rule, end)) {
        var parts = reason.sources().stream().filter(open::containsKey).toList();
        if (parts.isEmpty() || parts.stream().anyMatch(part -> !writes.containsKey(part))) continue;
        writes.remove(parts.getFirst());
      }
    }
  }
}
