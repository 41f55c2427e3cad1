package org.hwautomation.fleet.bios.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hwautomation.driver.bios.AttributeState;
import org.hwautomation.driver.bios.AttributeStates;
import org.hwautomation.driver.bios.AttributeValues;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.ValueDialect;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Type;
import org.jspecify.annotations.Nullable;

/// Lays values and registry together, attribute by attribute. Talks to nobody.
final class BiosViewMaker {

  /// How a value is written that is never shown.
  static final String HIDDEN = "(not shown)";

  private final @Nullable AttributeRegistry registry;
  private final BiosDialect dialect;

  /// @param known null when nobody has read a registry for this kind of machine yet
  BiosViewMaker(@Nullable KnownRegistry known) {
    this.registry = known == null ? null : known.registry().orElse(null);
    this.dialect = known == null ? BiosDialect.STANDARD : known.dialect();
  }

  /// In the registry's order; what it does not know comes last, by name.
  List<BiosAttribute> attributes(BiosSettings settings, Map<String, @Nullable Object> pending) {
    var values = settings.attributes();
    var states = AttributeStates.of(registry, dialect, values);
    var menus = registry == null ? null : new Menus(registry, paths(values));
    var attributes = new ArrayList<BiosAttribute>();
    for (var entry : values.entrySet()) {
      var name = entry.getKey();
      var known = registry == null ? null : registry.attributes().get(name);
      var place = menus == null || known == null ? Menus.NOWHERE : menus.place(known.menuPath());
      attributes.add(attribute(name, known, place, entry.getValue(), pending.get(name), states));
    }
    var order = order();
    attributes.sort(
        Comparator.comparing((BiosAttribute one) -> one.category().equals(Menus.OTHER))
            .thenComparing(one -> order.getOrDefault(one.name(), Integer.MAX_VALUE))
            .thenComparing(BiosAttribute::name));
    return attributes;
  }

  private BiosAttribute attribute(
      String name,
      @Nullable Attribute known,
      Menus.Place place,
      @Nullable Object current,
      @Nullable Object pending,
      AttributeStates states) {
    var state = states.of(name);
    boolean secret = SecretAttributes.isSecret(name, known, current);
    var defaultValue = known == null ? null : BiosSettings.plain(known.defaultValue());
    boolean waits =
        pending != null && !AttributeValues.same(known, dialect.values(), current, pending);
    return new BiosAttribute(
        name,
        known == null || known.displayName().isBlank() ? name : known.displayName().strip(),
        place.category(),
        place.group(),
        known == null ? "" : known.helpText().strip(),
        known == null ? "" : known.warningText().strip(),
        known == null ? inferred(current) : type(known),
        known == null ? List.of() : choices(known, state),
        known == null ? null : limit(known.lowerBound()),
        known == null ? null : limit(known.upperBound()),
        known == null ? null : known.scalarIncrement(),
        known == null ? null : known.minLength(),
        known == null ? null : known.maxLength(),
        known == null ? "" : known.valueExpression(),
        known == null || known.resetRequired(),
        secret,
        known != null,
        value(known, defaultValue, secret),
        value(known, current, secret),
        waits ? value(known, pending, secret) : BiosAttribute.Value.NONE,
        isDefault(known, current, defaultValue),
        state,
        state.writable() ? List.of() : states.openings(name));
  }

  // Supermicro has read-only attributes with no current value and some default.
  private boolean isDefault(
      @Nullable Attribute known, @Nullable Object current, @Nullable Object defaultValue) {
    return defaultValue == null
        || current == null
        || AttributeValues.same(known, dialect.values(), current, defaultValue);
  }

  static BiosAttribute.Value value(
      @Nullable Attribute known, @Nullable Object raw, boolean secret) {
    if (raw == null) return BiosAttribute.Value.NONE;
    if (secret) {
      return String.valueOf(raw).isEmpty()
          ? BiosAttribute.Value.NONE
          : new BiosAttribute.Value(null, HIDDEN);
    }
    return new BiosAttribute.Value(raw, text(known, raw));
  }

  /// As the setup screens write it.
  static String text(@Nullable Attribute known, @Nullable Object raw) {
    if (raw == null) return "";
    if (known != null) {
      for (var value : known.values()) {
        if (value.name().equals(String.valueOf(raw)) && !value.displayName().isBlank()) {
          return value.displayName();
        }
      }
    }
    return switch (raw) {
      case Boolean flag -> flag ? "yes" : "no";
      default -> raw.toString();
    };
  }

  private List<BiosAttribute.Choice> choices(Attribute known, AttributeState state) {
    if (known.type() != Type.ENUMERATION) return List.of();
    return known.values().stream()
        .map(value -> {
          var display = value.displayName().isBlank() ? value.name() : value.displayName();
          var name = dialect.values() == ValueDialect.NAME ? value.name() : display;
          return new BiosAttribute.Choice(name, display, state.values().contains(name));
        })
        .toList();
  }

  private static String type(Attribute known) {
    return switch (known.type()) {
      case ENUMERATION, STRING, INTEGER, BOOLEAN, PASSWORD -> known.type().name();
      case OTHER -> known.rawType();
    };
  }

  private static String inferred(@Nullable Object value) {
    return switch (value) {
      case Long _ -> Type.INTEGER.name();
      case Boolean _ -> Type.BOOLEAN.name();
      case null, default -> Type.STRING.name();
    };
  }

  // iDRAC writes -1 for "no limit".
  private static @Nullable Long limit(@Nullable Long bound) {
    return bound == null || bound == -1 ? null : bound;
  }

  private List<String> paths(Map<String, @Nullable Object> values) {
    if (registry == null) return List.of();
    return values.keySet().stream()
        .map(registry.attributes()::get)
        .filter(Objects::nonNull)
        .map(Attribute::menuPath)
        .toList();
  }

  private Map<String, Integer> order() {
    var order = new HashMap<String, Integer>();
    if (registry == null) return order;
    for (var name : registry.attributes().keySet()) order.put(name, order.size());
    return order;
  }
}
