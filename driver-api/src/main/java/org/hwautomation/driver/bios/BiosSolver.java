package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.AttributeRule.Property;
import org.jspecify.annotations.Nullable;

/// Makes good wishes go together: adds prerequisites that unlock what is locked, names conflicts
/// and side effects, and spreads the changes over as few resets as the dialect allows.
final class BiosSolver {

  private final Map<String, @Nullable Object> live;
  private final AttributeDependencies dependencies;
  private final BiosWishes wishes;
  private final BiosProjection projection;
  private final Passes passes;
  private final Openings openings;

  /// Wishes that still stand.
  private final Map<String, Object> standing;

  /// What must be set besides, and for which attribute.
  private final Map<String, Prerequisite> prerequisites = new LinkedHashMap<>();

  private final Map<String, BiosFault> unmet = new LinkedHashMap<>();

  private record Prerequisite(Object value, String unlocks) {}

  BiosSolver(
      Map<String, @Nullable Object> live,
      AttributeDependencies dependencies,
      BiosDialect dialect,
      BiosWishes wishes) {
    this.live = live;
    this.dependencies = dependencies;
    this.wishes = wishes;
    this.projection = new BiosProjection(dependencies, dialect.values(), live);
    this.passes = new Passes(projection, dialect.unlock());
    this.openings = new Openings(dependencies, dialect.values());
    this.standing = new LinkedHashMap<>(wishes.accepted);
  }

  /// @param end the values in force when all is done
  /// @param moved what the BIOS changes by itself on the way, and the map that does it
  record Solution(
      BiosComparison comparison,
      Map<String, @Nullable Object> end,
      Map<String, AttributeRule> moved) {}

  Solution solve() {
    var result = spread();
    // Each round adds prerequisites or gives up wishes, and there are only so many of both.
    while (!result.stuck().isEmpty()) {
      if (!addPrerequisites(result)) giveUp(result);
      result = spread();
    }
    var faults = new ArrayList<>(wishes.faults);
    faults.addAll(unmet.values());
    return new Solution(
        new BiosComparison(
            changes(result), faults, sideEffects(result), wishes.preserved, wishes.alreadySo),
        result.end(),
        result.moved());
  }

  private Passes.Result spread() {
    var wanted = new LinkedHashMap<String, Object>();
    prerequisites.forEach((name, prerequisite) -> wanted.put(name, prerequisite.value));
    wanted.putAll(standing);
    return passes.spread(live, wanted);
  }

  /// For each stuck write the first thing that it needs, unless another has brought it along.
  private boolean addPrerequisites(Passes.Result result) {
    int before = prerequisites.size();
    for (var stuck : result.stuck().entrySet()) {
      var values = new HashMap<>(hindered(stuck, result));
      prerequisites.forEach((name, prerequisite) -> values.put(name, prerequisite.value));
      for (var rule : projection.obstacles(stuck.getKey(), stuck.getValue(), values)) {
        var opening = theOnlyWay(rule, values);
        if (opening.isEmpty()) continue;
        var way = opening.get();
        prerequisites.put(way.attribute(), new Prerequisite(way.value(), stuck.getKey()));
        break;
      }
    }
    return prerequisites.size() > before;
  }

  /// The one value of one attribute that opens a map; empty when there is none that we may set, or
  /// when it is the operator's choice which of several.
  private Optional<Opening> theOnlyWay(AttributeRule rule, Map<String, @Nullable Object> values) {
    var byAttribute =
        openings.of(rule, values).stream()
            .filter(way -> !standing.containsKey(way.attribute()))
            .filter(way -> !prerequisites.containsKey(way.attribute()))
            .filter(way -> !unmet.containsKey(way.attribute()))
            .filter(way -> !wishes.preserves(way.attribute()))
            .filter(way -> !way.attribute().equals(rule.target()))
            .collect(
                Collectors.groupingBy(Opening::attribute, LinkedHashMap::new, Collectors.toList()));
    return byAttribute.values().stream()
        .filter(ways -> ways.size() == 1)
        .map(List::getFirst)
        .filter(way -> wishes.writableEver(way.attribute()))
        .findFirst();
  }

  /// The values over which a stuck write is hindered: those at the end, or those that it would
  /// make.
  private Map<String, @Nullable Object> hindered(
      Map.Entry<String, Object> stuck, Passes.Result result) {
    if (!projection.takes(stuck.getKey(), stuck.getValue(), result.end())) return result.end();
    return projection.apply(result.end(), Map.of(stuck.getKey(), stuck.getValue())).values();
  }

  private List<AttributeRule> hindrances(String name, Object value, Passes.Result result) {
    return projection.obstacles(name, value, hindered(Map.entry(name, value), result));
  }

  /// Gives up what nothing that is still to be written stands in the way of, as nothing will free
  /// it; else one of those that stand in each other's way.
  private void giveUp(Passes.Result result) {
    var hindered = new LinkedHashMap<String, Set<String>>();
    for (var name : result.stuck().keySet()) {
      var sources = sources(name, result);
      if (!sources.isEmpty()) hindered.put(name, sources);
    }
    var lost =
        hindered.keySet().stream()
            .filter(name ->
                hindered.get(name).stream()
                    .noneMatch(source ->
                        result.stuck().containsKey(source) || prerequisites.containsKey(source)))
            .toList();
    if (lost.isEmpty()) lost = List.of(oneOf(hindered, result));
    for (var name : lost) {
      var wish = wishThatNeeds(name);
      unmet.putIfAbsent(wish, fault(wish, name, result));
      standing.remove(wish);
    }
    // What only these wishes needed is not needed any more; what others need comes back.
    prerequisites.clear();
  }

  private static String oneOf(Map<String, Set<String>> hindered, Passes.Result result) {
    return hindered.keySet().stream()
        .filter(one -> hindered.get(one).stream().noneMatch(hindered::containsKey))
        .reduce((_, later) -> later) // whoever comes first is served
        .or(() -> hindered.keySet().stream().findFirst())
        .orElseGet(() -> result.stuck().keySet().iterator().next());
  }

  private Set<String> sources(String name, Passes.Result result) {
    var sources = new LinkedHashSet<String>();
    for (var rule : hindrances(name, result.stuck().getOrDefault(name, ""), result)) {
      sources.addAll(rule.sources());
    }
    sources.remove(name);
    return sources;
  }

  /// The wish at the end of a chain of prerequisites.
  private String wishThatNeeds(String name) {
    var wish = name;
    var seen = new LinkedHashSet<String>();
    while (!standing.containsKey(wish) && seen.add(wish)) {
      var prerequisite = prerequisites.get(wish);
      if (prerequisite == null) break;
      wish = prerequisite.unlocks;
    }
    return wish;
  }

  private BiosFault fault(String wish, String name, Passes.Result result) {
    var value = result.stuck().getOrDefault(name, "");
    var stuck = Map.entry(name, value);
    var hindrances = hindrances(name, value, result);
    var chain = wish.equals(name) ? "" : wish + " needs " + name + "=" + value + ", but ";
    if (hindrances.isEmpty()) {
      return new BiosFault(
          wish, "conflict", chain + name + " does not stay " + value + ".", List.of());
    }
    var rule = hindrances.getFirst();
    var values = hindered(stuck, result);
    var because = dependencies.because(rule, values);
    var what =
        rule.property() == Property.CURRENT_VALUE
            ? name
                + " cannot be "
                + value
                + ": the BIOS sets it to "
                + BiosSettings.plain(rule.value())
                + " while "
                + because
            : name
                + " cannot be set"
                + (rule.property() == Property.VALUE ? " to " + value : "")
                + " while "
                + because;
    var rivals = rivals(name, hindrances, values);
    if (!rivals.isEmpty()) {
      return new BiosFault(
          wish,
          "conflict",
          chain + what + ", and " + String.join(" and ", rivals.values()) + ".",
          List.copyOf(rivals.keySet()));
    }
    var ways =
        openings.of(rule, values).stream()
            .filter(way -> !wishes.preserves(way.attribute()))
            .filter(way -> !way.attribute().equals(name))
            .map(Opening::toString)
            .toList();
    return new BiosFault(
        wish,
        rule.property() == Property.CURRENT_VALUE ? "conflict" : "read-only",
        chain
            + what
            + "."
            + (ways.isEmpty()
                ? ""
                : " Want one of these as well: " + String.join(", ", ways) + "."),
        ways);
  }

  /// The other wishes and prerequisites that the hindrances look at, in words.
  private Map<String, String> rivals(
      String name, List<AttributeRule> hindrances, Map<String, @Nullable Object> values) {
    var rivals = new LinkedHashMap<String, String>();
    for (var rule : hindrances) {
      for (var source : dependencies.reasons(rule, values).getFirst().sources()) {
        if (source.equals(name)) continue;
        if (standing.containsKey(source)) {
          rivals.put(source, source + " is wanted to be " + standing.get(source));
        } else if (prerequisites.containsKey(source)) {
          var prerequisite = prerequisites.get(source);
          rivals.put(
              source, source + " must be " + prerequisite.value + " for " + prerequisite.unlocks);
        }
      }
    }
    return rivals;
  }

  private List<String> sideEffects(Passes.Result result) {
    var effects = new ArrayList<String>();
    result
        .moved()
        .forEach((name, rule) -> {
          var value = result.end().get(name);
          if (projection.same(name, live.get(name), value)) return;
          if (result.passes().stream().anyMatch(pass -> pass.containsKey(name))) return;
          effects.add(
              name
                  + " becomes "
                  + value
                  + " by itself: "
                  + rule.when().inWords()
                  + (wishes.preserves(name)
                      ? "; the preserve list only keeps us from writing it"
                      : ""));
        });
    return effects;
  }

  private List<BiosDifference> changes(Passes.Result result) {
    var changes = new ArrayList<BiosDifference>();
    int pass = 0;
    for (var writes : result.passes()) {
      pass++;
      var ofPass = new ArrayList<BiosDifference>();
      for (var write : writes.entrySet()) {
        ofPass.add(difference(write.getKey(), write.getValue(), pass));
      }
      // What unlocks goes before what is unlocked.
      ofPass.sort(Comparator.comparing(difference -> difference.reason().equals("wanted")));
      changes.addAll(ofPass);
    }
    return changes;
  }

  private BiosDifference difference(String name, Object value, int pass) {
    var attribute = dependencies.attribute(name);
    var prerequisite = prerequisites.get(name);
    return new BiosDifference(
        name,
        attribute == null || attribute.displayName().isEmpty() ? name : attribute.displayName(),
        live.get(name),
        value,
        prerequisite == null
            ? "wanted"
            : name + " must be " + value + " before " + prerequisite.unlocks + " can be set",
        pass);
  }
}
