package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.jspecify.annotations.Nullable;

/// Makes good wishes go together: adds prerequisites that unlock what is locked, finds conflicts
/// and side effects, and spreads the changes over as few resets as the dialect allows.
final class BiosSolver {

  /// A bound against registries whose maps chase each other in a circle.
  private static final int ROUNDS = 16;

  private final Map<String, @Nullable Object> live;
  private final AttributeDependencies dependencies;
  private final BiosDialect dialect;
  private final BiosWishes wishes;

  /// The values as they will be when all is done.
  private final Map<String, @Nullable Object> projected;

  private final Map<String, Object> changes = new LinkedHashMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final List<BiosFault> faults;
  private final List<String> sideEffects = new ArrayList<>();

  BiosSolver(
      Map<String, @Nullable Object> live,
      AttributeDependencies dependencies,
      BiosDialect dialect,
      BiosWishes wishes) {
    this.live = live;
    this.dependencies = dependencies;
    this.dialect = dialect;
    this.wishes = wishes;
    this.projected = new HashMap<>(live);
    this.faults = new ArrayList<>(wishes.faults);
  }

  BiosComparison solve() {
    wishes.goals.forEach((name, value) -> {
      changes.put(name, value);
      reasons.put(name, "wanted");
    });
    projected.putAll(changes);
    unlock();
    followValueMaps();
    return new BiosComparison(inPasses(), faults, sideEffects, wishes.preserved, wishes.alreadySo);
  }

  private void unlock() {
    for (int round = 0; round < ROUNDS; round++) {
      var locked = changes.keySet().stream().filter(this::isLocked).findFirst();
      if (locked.isEmpty()) return;
      var name = locked.get();
      var lock = dependencies.locks(name, projected).getFirst();
      var prerequisite = reachedByItself(name) ? Optional.<Prerequisite>empty() : opening(lock);
      if (prerequisite.isPresent()) {
        var key = prerequisite.get();
        changes.put(key.name, key.value);
        projected.put(key.name, key.value);
        reasons.put(
            key.name, key.name + " must be " + key.value + " before " + name + " can be set");
      } else {
        var value = changes.remove(name);
        if (reachedByItself(name)) {
          sideEffects.add(name + " becomes " + value + " by itself: " + becauseOf(lock));
        } else {
          projected.put(name, live.get(name));
          faults.add(locked(name, lock));
        }
      }
    }
  }

  private boolean isLocked(String name) {
    return !dependencies.locks(name, projected).isEmpty();
  }

  /// Whether the BIOS, given the other wishes, sets the wanted value without being told.
  private boolean reachedByItself(String name) {
    var wanted = projected.get(name);
    return dependencies.valueRules().stream()
        .filter(map -> map.target().equals(name))
        .filter(map -> dependencies.holds(map, projected) == Truth.TRUE)
        .anyMatch(map ->
            AttributeValues.same(
                dependencies.attribute(name), wanted, BiosSettings.plain(map.value())));
  }

  private record Prerequisite(String name, Object value) {}

  /// The one value of one attribute that opens this lock; empty when there is none, or when it is
  /// the operator's choice which of several.
  private Optional<Prerequisite> opening(AttributeRule lock) {
    for (var source : new TreeSet<>(lock.sources())) {
      if (wishes.accepted.containsKey(source) || changes.containsKey(source)) continue;
      if (wishes.preserves(source) || !live.containsKey(source)) continue;
      var opening = openingValues(lock, source);
      if (opening.size() == 1) return Optional.of(new Prerequisite(source, opening.getFirst()));
    }
    return Optional.empty();
  }

  private List<Object> openingValues(AttributeRule lock, String source) {
    var attribute = dependencies.attribute(source);
    if (attribute == null) return List.of();
    var candidates = new ArrayList<Object>();
    if (attribute.type() == AttributeRegistry.Type.BOOLEAN) candidates.addAll(List.of(true, false));
    for (var value : attribute.values()) {
      candidates.add(
          dialect.values() == ValueDialect.NAME || value.displayName().isEmpty()
              ? value.name()
              : value.displayName());
    }
    var trial = new HashMap<>(projected);
    candidates.removeIf(candidate -> {
      trial.put(source, candidate);
      return dependencies.holds(lock, trial) != Truth.FALSE;
    });
    return candidates;
  }

  private BiosFault locked(String name, AttributeRule lock) {
    var wantedSource = lock.sources().stream().filter(wishes.accepted::containsKey).findFirst();
    if (wantedSource.isPresent()) {
      return new BiosFault(
          name,
          "conflict",
          name
              + " cannot be set while "
              + becauseOf(lock)
              + ", and "
              + wantedSource.get()
              + " is wanted to be "
              + projected.get(wantedSource.get())
              + ".",
          List.of(wantedSource.get()));
    }
    var ways = new ArrayList<String>();
    for (var source : new TreeSet<>(lock.sources())) {
      for (var value : openingValues(lock, source)) ways.add(source + "=" + value);
    }
    return new BiosFault(
        name,
        "read-only",
        name
            + " cannot be set while "
            + becauseOf(lock)
            + "."
            + (ways.isEmpty()
                ? ""
                : " Want one of these as well: " + String.join(", ", ways) + "."),
        ways);
  }

  /// Maps that the changes switch on: what else the BIOS will change, and what it will not let us.
  private void followValueMaps() {
    boolean moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = false;
      for (var map : dependencies.valueRules()) moved |= follow(map);
    }
  }

  private boolean follow(AttributeRule map) {
    var name = map.target();
    var value = BiosSettings.plain(map.value());
    if (value == null || !live.containsKey(name)) return false;
    if (AttributeValues.same(dependencies.attribute(name), projected.get(name), value))
      return false;
    if (dependencies.holds(map, projected) != Truth.TRUE) return false;
    if (dependencies.holds(map, live) == Truth.TRUE) return false; // held before, and did not bite
    if (wishes.accepted.containsKey(name) || changes.containsKey(name)) {
      var fault =
          new BiosFault(
              name,
              "conflict",
              name
                  + " cannot be "
                  + projected.get(name)
                  + ": the BIOS sets it to "
                  + value
                  + ", "
                  + becauseOf(map)
                  + ".",
              List.of(String.valueOf(value)));
      if (!faults.contains(fault)) faults.add(fault);
      changes.remove(name);
      return false;
    }
    sideEffects.add(name + " becomes " + value + " by itself: " + becauseOf(map));
    projected.put(name, value);
    return true;
  }

  private static String becauseOf(AttributeRule rule) {
    return rule.when().inWords();
  }

  private List<BiosDifference> inPasses() {
    var result = new ArrayList<BiosDifference>();
    var waiting = new LinkedHashMap<>(changes);
    var state = new HashMap<>(live);
    for (int pass = 1; !waiting.isEmpty(); pass++) {
      var now = new ArrayList<String>();
      for (var name : waiting.keySet()) {
        boolean open =
            switch (dialect.unlock()) {
              case SAME_RESET -> true;
              case NEXT_RESET -> dependencies.locks(name, state).isEmpty();
            };
        if (open) now.add(name);
      }
      if (now.isEmpty()) now.addAll(waiting.keySet()); // locks in a circle: the BMC will judge
      for (var name : now) result.add(difference(name, waiting.remove(name), pass));
      for (var change : result) state.put(change.attribute(), change.to());
    }
    // Within a pass, what unlocks goes before what is unlocked.
    result.sort(
        Comparator.comparingInt(BiosDifference::pass)
            .thenComparing(difference -> difference.reason().equals("wanted")));
    return result;
  }

  private BiosDifference difference(String name, Object value, int pass) {
    var attribute = dependencies.attribute(name);
    return new BiosDifference(
        name,
        attribute == null || attribute.displayName().isEmpty() ? name : attribute.displayName(),
        live.get(name),
        value,
        reasons.getOrDefault(name, "wanted"),
        pass);
  }
}
