package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.bios.AttributeRule.Property;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Type;
import org.jspecify.annotations.Nullable;

/// What may be done with each attribute while certain values are in force: the registry's own
/// flags, overruled by its dependency maps wherever these come to an answer.
///
/// A registry's flags tell about some moment of some machine (iDRAC, Supermicro) or about none (iLO
/// and XCC never set them for what their maps lock), so maps win. What they leave undetermined, as
/// the attribute that they look at is not offered here, stays as the registry has it.
public final class AttributeStates {

  private static final String NOT_OURS =
      "because the server marks it read-only for a reason that its registry does not tell (system"
          + " lockdown, a missing licence or part)";
  private static final String FOR_GOOD = "because it only informs and is never written";
  private static final String GREY = "because the server greys it out and does not tell why";
  private static final String PASSWORD =
      "because it is a password, which is changed by its own action and not as an attribute";

  private final AttributeDependencies dependencies;
  private final Map<String, ? extends @Nullable Object> values;
  private final ValueDialect spelling;
  private final boolean tellsImmutable;

  private AttributeStates(
      AttributeDependencies dependencies,
      Map<String, ? extends @Nullable Object> values,
      ValueDialect spelling,
      boolean tellsImmutable) {
    this.dependencies = dependencies;
    this.values = values;
    this.spelling = spelling;
    this.tellsImmutable = tellsImmutable;
  }

  /// @param registry null when the server has none: then nothing is known to be locked
  /// @param values of all attributes, those in force or those that will be
  public static AttributeStates of(
      @Nullable AttributeRegistry registry,
      BiosDialect dialect,
      Map<String, ? extends @Nullable Object> values) {
    return of(registry, new AttributeDependencies(registry, dialect), dialect, values);
  }

  static AttributeStates of(
      @Nullable AttributeRegistry registry,
      AttributeDependencies dependencies,
      BiosDialect dialect,
      Map<String, ? extends @Nullable Object> values) {
    boolean tellsImmutable =
        registry != null && registry.attributes().values().stream().anyMatch(Attribute::immutable);
    return new AttributeStates(dependencies, values, dialect.values(), tellsImmutable);
  }

  /// All attributes that the server offers, in its order.
  public Map<String, AttributeState> all() {
    var states = new LinkedHashMap<String, AttributeState>();
    for (var name : values.keySet()) states.put(name, of(name));
    return states;
  }

  /// @param name an attribute of the server or of its registry, by its live name
  public AttributeState of(String name) {
    var attribute = dependencies.attribute(name);
    if (attribute == null) {
      return new AttributeState(
          name, false, false, false, Optional.empty(), Optional.empty(), List.of());
    }
    var readOnly = flag(name, Property.READ_ONLY, attribute.readOnly());
    var grayOut = flag(name, Property.GRAY_OUT, attribute.grayOut());
    var hidden = flag(name, Property.HIDDEN, attribute.hidden());
    boolean password = attribute.type() == Type.PASSWORD;
    return new AttributeState(
        name,
        readOnly.on || attribute.immutable() || password,
        grayOut.on,
        hidden.on,
        reason(attribute, password, readOnly, grayOut),
        hidden.on ? hidden.because : Optional.empty(),
        attribute.type() == Type.ENUMERATION ? allowed(attribute) : List.of());
  }

  /// What could be set so that a locked attribute opens, one setting each; empty where nothing that
  /// the server tells would. Where two locks hold, these open the first.
  public List<Opening> openings(String name) {
    var locks = dependencies.locks(name, values);
    if (locks.isEmpty()) return List.of();
    var openings = new Openings(dependencies, spelling);
    return openings.of(locks.getFirst(), new HashMap<>(values)).stream()
        .filter(way -> !way.attribute().equals(name))
        .filter(way -> of(way.attribute()).writable())
        .toList();
  }

  private record Flag(boolean on, Optional<String> because) {}

  private Flag flag(String name, Property property, boolean recorded) {
    boolean determined = false;
    boolean undetermined = false;
    boolean cleared = false;
    var because = new LinkedHashSet<String>();
    for (var rule : dependencies.rules(name)) {
      if (rule.property() != property) continue;
      switch (dependencies.holds(rule, values)) {
        case TRUE -> {
          determined = true;
          if (rule.sets()) because.add(dependencies.because(rule, values));
          else cleared = true;
        }
        case FALSE -> determined = true;
        case UNDETERMINED -> undetermined = true;
      }
    }
    if (!because.isEmpty()) {
      return new Flag(true, Optional.of("while " + String.join(", and while ", because)));
    }
    if (cleared) return new Flag(false, Optional.empty());
    return new Flag(recorded && (undetermined || !determined), Optional.empty());
  }

  private Optional<String> reason(
      Attribute attribute, boolean password, Flag readOnly, Flag grayOut) {
    if (attribute.immutable()) return Optional.of(FOR_GOOD);
    if (readOnly.because.isPresent()) return readOnly.because;
    if (grayOut.because.isPresent()) return grayOut.because;
    if (password) return Optional.of(PASSWORD);
    // iDRAC marks as immutable all that only informs: what else is read-only is locked from
    // outside.
    if (readOnly.on) return Optional.of(tellsImmutable ? NOT_OURS : FOR_GOOD);
    return grayOut.on ? Optional.of(GREY) : Optional.empty();
  }

  /// Several maps that hold leave what all of them leave: a value in force is always among these
  /// (iDRAC 8, early iDRAC 9).
  private List<String> allowed(Attribute attribute) {
    var left = new ArrayList<String>();
    for (var value : attribute.values()) {
      if (isLeft(attribute, value.name())) left.add(AttributeValues.spelled(value, spelling));
    }
    return left;
  }

  private boolean isLeft(Attribute attribute, String value) {
    for (var rule : dependencies.rules(attribute.name())) {
      if (rule.property() != Property.VALUE || dependencies.leaves(rule, value)) continue;
      if (dependencies.holds(rule, values) == Truth.TRUE) return false;
    }
    return true;
  }
}
