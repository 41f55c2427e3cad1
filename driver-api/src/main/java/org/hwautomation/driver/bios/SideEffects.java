package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.jspecify.annotations.Nullable;

/// Lays the states of all attributes before a change beside those after it.
final class SideEffects {

  private final AttributeDependencies dependencies;
  private final Map<String, @Nullable Object> live;
  private final BiosSolver.Solution solution;
  private final AttributeStates before;
  private final AttributeStates after;
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> written = new LinkedHashSet<>();

  SideEffects(
      @Nullable AttributeRegistry registry,
      AttributeDependencies dependencies,
      BiosDialect dialect,
      Map<String, @Nullable Object> live,
      BiosSolver.Solution solution) {
    this.dependencies = dependencies;
    this.live = live;
    this.solution = solution;
    this.before = AttributeStates.of(registry, dependencies, dialect, live);
    this.after = AttributeStates.of(registry, dependencies, dialect, solution.end());
    for (var change : solution.comparison().changes()) written.add(change.attribute());
    changed.addAll(written);
    changed.addAll(solution.moved().keySet());
  }

  List<BiosEffect> all() {
    var effects = new ArrayList<BiosEffect>();
    if (changed.isEmpty()) return effects;
    for (var name : live.keySet()) {
      var moved = moved(name);
      if (moved != null) effects.add(moved);
      var because = because(name);
      if (because.isEmpty()) continue;
      var now = before.of(name);
      var then = after.of(name);
      if (!now.writable() && then.writable()) {
        effects.add(new BiosEffect.Unlocked(name, because, then.values()));
      } else if (now.writable() && !then.writable()) {
        effects.add(new BiosEffect.Locked(name, because, then.reason().orElse("then")));
      } else if (then.writable() && !now.values().equals(then.values())) {
        effects.add(new BiosEffect.Offers(name, because, then.values()));
      }
    }
    return effects;
  }

  private BiosEffect.@Nullable Moved moved(String name) {
    var rule = solution.moved().get(name);
    if (rule == null || written.contains(name)) return null;
    var to = solution.end().get(name);
    if (dependencies.same(name, live.get(name), to)) return null;
    var because = changed.stream().filter(rule.sources()::contains).toList();
    return new BiosEffect.Moved(name, because, live.get(name), to, rule.when().inWords());
  }

  /// The changed attributes on which its state depends.
  private List<String> because(String name) {
    var because = new LinkedHashSet<String>();
    for (var rule : dependencies.rules(name)) {
      for (var source : rule.sources()) if (changed.contains(source)) because.add(source);
    }
    return List.copyOf(because);
  }
}
