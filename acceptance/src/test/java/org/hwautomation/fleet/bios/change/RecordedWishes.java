package org.hwautomation.fleet.bios.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// Wishes that a machine's own registry allows, of each kind some.
final class RecordedWishes {

  enum Kind {
    /// One attribute on which nothing hangs.
    ALONE,
    /// One attribute that must be unlocked first.
    BEHIND_A_LOCK,
    /// One attribute after which the BIOS changes others.
    WITH_FOLLOWERS,
    INTENT
  }

  record Wish(Kind kind, Map<String, Object> attributes, String text) {
    @Override
    public String toString() {
      return kind + " " + text;
    }
  }

  private final BiosConfiguration bios;
  private final BiosSettings live;
  private final AttributeRegistry registry;
  private final BiosPlanner planner;
  private final int most;
  private final Map<Kind, List<Wish>> found = new EnumMap<>(Kind.class);

  private RecordedWishes(BiosConfiguration bios, int most) {
    this.bios = bios;
    this.live = bios.current();
    this.registry = bios.registry().orElseThrow();
    this.planner = new BiosPlanner(bios.dialect());
    this.most = most;
    for (var kind : Kind.values()) found.put(kind, new ArrayList<>());
  }

  /// @param most of each kind
  static List<Wish> of(BiosConfiguration bios, int most) {
    var wishes = new RecordedWishes(bios, most);
    wishes.intents();
    wishes.attributes();
    return wishes.found.values().stream().flatMap(List::stream).toList();
  }

  private BiosComparison compare(Map<String, Object> wanted) {
    return planner.compare(live, registry, wanted, List.of());
  }

  private void attributes() {
    var names = new ArrayList<>(new TreeMap<>(live.attributes()).keySet());
    Collections.shuffle(names, new Random(names.hashCode()));
    for (var name : names) {
      for (var value : values(name)) {
        Map<String, Object> wanted = Map.of(name, value);
        var comparison = compare(wanted);
        if (comparison.changes().isEmpty() || !comparison.faults().isEmpty()) continue;
        if (add(new Wish(kind(comparison), wanted, name + "=" + value))) break;
      }
    }
  }

  private static Kind kind(BiosComparison comparison) {
    if (comparison.changes().size() > 1) return Kind.BEHIND_A_LOCK;
    return comparison.sideEffects().isEmpty() ? Kind.ALONE : Kind.WITH_FOLLOWERS;
  }

  private boolean add(Wish wish) {
    var ofKind = found.getOrDefault(wish.kind(), List.of());
    return ofKind.size() < most && ofKind.add(wish);
  }

  private List<Object> values(String name) {
    var attribute = registry.attribute(name).orElse(null);
    if (attribute == null) return List.of();
    return switch (attribute.type()) {
      case ENUMERATION ->
          List.copyOf(attribute.values().stream().map(value -> value.name()).toList());
      case BOOLEAN -> List.of(true, false);
      case INTEGER, STRING, PASSWORD, OTHER -> List.of();
    };
  }

  private void intents() {
    for (var intent : IntentCatalog.all()) {
      for (var value : new TreeMap<>(intent.values()).keySet()) {
        var resolution = bios.resolve(Map.of(intent.name(), value), Map.of());
        if (!resolution.isComplete() || resolution.settings().isEmpty()) continue;
        var comparison = compare(resolution.settings());
        if (comparison.changes().isEmpty() || !comparison.faults().isEmpty()) continue;
        var text = intent.name() + ": " + value;
        if (add(new Wish(Kind.INTENT, resolution.settings(), text))) break;
      }
    }
  }
}
