package org.hwautomation.fleet.bios.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hwautomation.driver.bios.AttributeValues;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.NameDialect;
import org.hwautomation.driver.bios.ValueDialect;
import org.hwautomation.fleet.bios.compare.BiosDiff.Difference;
import org.hwautomation.fleet.bios.compare.BiosDiff.Kind;
import org.hwautomation.fleet.bios.view.AttributeWords;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.jspecify.annotations.Nullable;

/// Lays two sets of values beside each other, attribute by attribute. Talks to nobody.
final class SideBySide {

  private final Side left;
  private final Side right;
  private final AttributeWords leftWords;
  private final AttributeWords rightWords;
  private final Map<String, String> partners = new HashMap<>();
  private final List<Difference> attributes = new ArrayList<>();

  private SideBySide(Side left, Side right) {
    this.left = left;
    this.right = right;
    // A profile is explained by the server that it is laid beside.
    this.leftWords =
        AttributeWords.of(left.registry() == null ? right.registry() : left.registry());
    this.rightWords =
        AttributeWords.of(right.registry() == null ? left.registry() : right.registry());
  }

  static BiosDiff compare(Side left, Side right) {
    return new SideBySide(left, right).compare();
  }

  private BiosDiff compare() {
    findPartners();
    left.values()
        .forEach((name, value) -> {
          var partner = partners.get(name);
          if (partner != null) both(name, value, partner, right.values().get(partner));
          else if (right.scope() == Side.Scope.EVERYTHING) {
            attributes.add(one(Kind.REMOVED, name, leftWords, value));
          }
        });
    var taken = new HashSet<>(partners.values());
    right
        .values()
        .forEach((name, value) -> {
          if (!taken.contains(name) && left.scope() == Side.Scope.EVERYTHING) {
            attributes.add(one(Kind.ADDED, name, rightWords, value));
          }
        });
    for (var unmet : left.unmet()) attributes.add(intent(unmet, true));
    for (var unmet : right.unmet()) attributes.add(intent(unmet, false));
    attributes.sort(
        Comparator.comparing(Difference::category)
            .thenComparing(Difference::displayName)
            .thenComparing(Difference::attribute));
    return new BiosDiff(named(left), named(right), note(), attributes);
  }

  /// By name; where names carry a suffix that differs by BIOS version, by what stands before it.
  private void findPartners() {
    for (var name : left.values().keySet()) {
      if (right.values().containsKey(name)) partners.put(name, name);
    }
    var rest = new HashMap<>(right.values());
    rest.keySet().removeAll(partners.values());
    var dialect = suffixed();
    if (dialect == null) return;
    var others = new BiosSettings(rest, "", "", true);
    var planner = new BiosPlanner(dialect);
    for (var name : left.values().keySet()) {
      if (partners.containsKey(name)) continue;
      planner
          .liveName(others, name)
          .filter(partner -> !partners.containsValue(partner))
          .ifPresent(partner -> partners.put(name, partner));
    }
  }

  private @Nullable BiosDialect suffixed() {
    for (var side : List.of(left, right)) {
      var registry = side.registry();
      if (registry != null && registry.dialect().names() == NameDialect.HEX_SUFFIX) {
        return registry.dialect();
      }
    }
    return null;
  }

  private void both(
      String name, @Nullable Object value, String partner, @Nullable Object otherValue) {
    var known = leftWords.attribute(name);
    var otherKnown = rightWords.attribute(partner);
    var obstacle = obstacle(known, otherKnown, value, otherValue);
    if (!obstacle.isEmpty()) {
      attributes.add(two(Kind.NOT_COMPARABLE, name, value, partner, otherValue, obstacle));
    } else if (AttributeValues.same(known, spelling(left), value, otherValue)
        || AttributeValues.same(otherKnown, spelling(right), value, otherValue)) {
      attributes.add(two(Kind.SAME, name, value, partner, otherValue, ""));
    } else {
      attributes.add(two(Kind.CHANGED, name, value, partner, otherValue, ""));
    }
  }

  private static ValueDialect spelling(Side side) {
    var registry = side.registry();
    return registry == null ? ValueDialect.NAME : registry.dialect().values();
  }

  private String obstacle(
      @Nullable Attribute one,
      @Nullable Attribute other,
      @Nullable Object value,
      @Nullable Object otherValue) {
    if (vendorsDiffer()) return "the vendors differ";
    if (one != null && other != null && one.type() != other.type()) {
      return "%s on the left, %s on the right".formatted(one.rawType(), other.rawType());
    }
    // A profile may write a number or a flag as text.
    boolean measured =
        left.scope() == Side.Scope.EVERYTHING && right.scope() == Side.Scope.EVERYTHING;
    if (measured
        && (one == null || other == null)
        && value != null
        && otherValue != null
        && value.getClass() != otherValue.getClass()) {
      return "the values are of different types";
    }
    return "";
  }

  private boolean vendorsDiffer() {
    return !left.vendor().isEmpty()
        && !right.vendor().isEmpty()
        && !left.vendor().equalsIgnoreCase(right.vendor());
  }

  private Difference one(Kind kind, String name, AttributeWords words, @Nullable Object value) {
    boolean isLeft = kind == Kind.REMOVED;
    var shown = words.value(name, value);
    return new Difference(
        kind,
        name,
        "",
        words.displayName(name),
        words.category(name),
        isLeft ? shown.raw() : null,
        isLeft ? shown.text() : "",
        isLeft ? null : shown.raw(),
        isLeft ? "" : shown.text(),
        "");
  }

  private Difference two(
      Kind kind,
      String name,
      @Nullable Object value,
      String partner,
      @Nullable Object otherValue,
      String reason) {
    var shown = leftWords.value(name, value);
    var otherShown = rightWords.value(partner, otherValue);
    return new Difference(
        kind,
        name,
        partner.equals(name) ? "" : partner,
        leftWords.displayName(name),
        leftWords.category(name),
        shown.raw(),
        shown.text(),
        otherShown.raw(),
        otherShown.text(),
        reason);
  }

  private static Difference intent(Side.Unmet unmet, boolean onTheLeft) {
    return new Difference(
        Kind.NOT_COMPARABLE,
        unmet.intent(),
        "",
        "Intent " + unmet.intent(),
        "Intents",
        onTheLeft ? unmet.value() : null,
        onTheLeft ? unmet.value() : "",
        onTheLeft ? null : unmet.value(),
        onTheLeft ? "" : unmet.value(),
        unmet.reason());
  }

  private String note() {
    return vendorsDiffer()
        ? "The vendors differ (%s, %s): attributes of one name mean different things."
            .formatted(left.vendor(), right.vendor())
        : "";
  }

  private static BiosDiff.Named named(Side side) {
    return new BiosDiff.Named(side.label(), side.vendor(), side.biosVersion(), side.at());
  }
}
