package org.hwautomation.driver.bios;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.jspecify.annotations.Nullable;

/// Lays wanted BIOS settings beside the live ones: finds names and values in the vendor's spelling,
/// every fault at once, what must be set besides, in which reset, and what the BIOS will change on
/// its own. Knows dialects, not vendors, and talks to nobody.
public final class BiosPlanner {

  private static final BiosComparison UNKNOWN =
      new BiosComparison(
          List.of(),
          List.of(
              new BiosFault(
                  "*",
                  "unknown-attribute",
                  "The server shows no BIOS attributes now: it is off or in POST. Switch it on, let"
                      + " POST finish and compare again.",
                  List.of())),
          List.of(),
          List.of(),
          0);

  private final BiosDialect dialect;

  public BiosPlanner(BiosDialect dialect) {
    this.dialect = dialect;
  }

  /// The name under which this server has a wanted attribute.
  public Optional<String> liveName(BiosSettings live, String wanted) {
    return new AttributeNames(live.attributes().keySet(), dialect.names()).resolve(wanted);
  }

  /// @param registry null when the server has none: then names and types of the live values count
  /// @param wanted attribute → value, either value name, with or without a name suffix
  /// @param preserve globs of attributes that are never written, not even as a prerequisite
  public BiosComparison compare(
      BiosSettings live,
      @Nullable AttributeRegistry registry,
      Map<String, Object> wanted,
      List<String> preserve) {
    if (!live.known()) return UNKNOWN;
    return solve(live, registry, new AttributeDependencies(registry, dialect), wanted, preserve)
        .comparison();
  }

  /// The same, with what it does to the attributes that nobody asked for: what opens, what closes,
  /// which values come and go.
  public BiosOutlook foresee(
      BiosSettings live,
      @Nullable AttributeRegistry registry,
      Map<String, Object> wanted,
      List<String> preserve) {
    if (!live.known()) return new BiosOutlook(UNKNOWN, live.attributes(), List.of());
    var dependencies = new AttributeDependencies(registry, dialect);
    var solution = solve(live, registry, dependencies, wanted, preserve);
    var effects = new SideEffects(registry, dependencies, dialect, live.attributes(), solution);
    return new BiosOutlook(solution.comparison(), solution.end(), effects.all());
  }

  /// What the BIOS may change by itself once some attributes have changed, also by way of others.
  public Set<String> followers(@Nullable AttributeRegistry registry, Collection<String> changed) {
    var dependencies = new AttributeDependencies(registry, dialect);
    var reached = new LinkedHashSet<>(changed);
    var open = new ArrayDeque<>(changed);
    while (!open.isEmpty()) {
      for (var rule : dependencies.movingRulesFrom(open.pop())) {
        if (reached.add(rule.target())) open.add(rule.target());
      }
    }
    reached.removeAll(changed);
    return reached;
  }

  private BiosSolver.Solution solve(
      BiosSettings live,
      @Nullable AttributeRegistry registry,
      AttributeDependencies dependencies,
      Map<String, Object> wanted,
      List<String> preserve) {
    var states = AttributeStates.of(registry, dependencies, dialect, live.attributes());
    var wishes =
        new BiosWishes(live, dependencies, states, dialect, AttributeGlobs.of(preserve))
            .read(wanted);
    return new BiosSolver(live.attributes(), dependencies, dialect, wishes).solve();
  }
}
