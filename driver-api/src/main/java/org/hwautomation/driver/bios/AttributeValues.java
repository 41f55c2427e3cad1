package org.hwautomation.driver.bios;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Value;
import org.jspecify.annotations.Nullable;

/// Checks a wanted value against the registry and turns it into what the service wants to be sent.
public final class AttributeValues {

  private AttributeValues() {}

  sealed interface Checked {
    record Accepted(Object value) implements Checked {}

    record Refused(String code, String message, List<String> suggestions) implements Checked {}
  }

  static Checked check(Attribute attribute, Object wanted, ValueDialect dialect) {
    return switch (attribute.type()) {
      case ENUMERATION -> enumeration(attribute, wanted, dialect);
      case INTEGER -> integer(attribute, wanted);
      case BOOLEAN -> bool(wanted);
      case STRING -> string(attribute, wanted);
      case PASSWORD ->
          refused(
              "read-only",
              "is a password: passwords are changed by an action, not as an attribute");
      case OTHER -> new Checked.Accepted(wanted); // a type of a later standard: the BMC will judge
    };
  }

  /// Where no registry explains an attribute, its live value still tells the type.
  static Checked checkAgainstLive(@Nullable Object live, Object wanted) {
    return switch (live) {
      case Long _ -> wholeNumber(wanted);
      case Boolean _ -> bool(wanted);
      case String _ -> new Checked.Accepted(String.valueOf(wanted));
      case null, default -> new Checked.Accepted(wanted);
    };
  }

  private static Checked enumeration(Attribute attribute, Object wanted, ValueDialect dialect) {
    var text = String.valueOf(wanted);
    var values = attribute.values();
    if (values.isEmpty()) return new Checked.Accepted(text);
    // The service's own names win: Supermicro has values whose display name is another's name.
    for (var value : values) {
      if (spelled(value, dialect).equals(text)) return new Checked.Accepted(text);
    }
    for (var value : values) {
      if (value.name().equalsIgnoreCase(text) || value.displayName().equalsIgnoreCase(text)) {
        return new Checked.Accepted(spelled(value, dialect));
      }
    }
    var allowed = values.stream().map(value -> spelled(value, dialect)).toList();
    var near = AttributeNames.nearest(text, allowed);
    return new Checked.Refused(
        "not-allowed",
        "\"" + text + "\" is not one of " + String.join(", ", allowed),
        near.isEmpty() ? allowed : near);
  }

  static String spelled(Value value, ValueDialect dialect) {
    return switch (dialect) {
      case NAME -> value.name();
      case DISPLAY_NAME -> value.displayName().isEmpty() ? value.name() : value.displayName();
    };
  }

  /// An enumeration's value in the service's spelling; everything else as it is.
  static Object spelled(@Nullable Attribute attribute, Object value, ValueDialect dialect) {
    if (attribute == null) return value;
    var text = String.valueOf(value);
    for (var known : attribute.values()) {
      if (known.name().equals(text)) return spelled(known, dialect);
    }
    return value;
  }

  private static Checked integer(Attribute attribute, Object wanted) {
    var whole = wholeNumber(wanted);
    if (!(whole instanceof Checked.Accepted(Long number))) return whole;
    var lower = attribute.lowerBound();
    var upper = attribute.upperBound();
    boolean hasLower = lower != null && lower != -1; // iDRAC writes -1 for "no limit"
    boolean hasUpper = upper != null && upper != -1;
    if (hasLower && hasUpper && upper < lower) hasLower = hasUpper = false;
    if ((hasLower && number < lower) || (hasUpper && number > upper)) {
      return refused(
          "out-of-bounds",
          number
              + (hasLower && hasUpper
                  ? " is outside " + lower + " to " + upper
                  : hasLower ? " is below " + lower : " is above " + upper));
    }
    var step = attribute.scalarIncrement();
    long origin = hasLower ? lower : 0;
    if (step != null && step > 1 && (number - origin) % step != 0) {
      long below = origin + Math.floorDiv(number - origin, step) * step;
      var near = hasUpper && below + step > upper ? List.of(below) : List.of(below, below + step);
      return new Checked.Refused(
          "step",
          number + " is not " + origin + " plus a multiple of " + step,
          near.stream().map(String::valueOf).toList());
    }
    return new Checked.Accepted(number);
  }

  private static Checked wholeNumber(Object wanted) {
    return switch (wanted) {
      case Long number -> new Checked.Accepted(number);
      case Integer number -> new Checked.Accepted(number.longValue());
      case Short number -> new Checked.Accepted(number.longValue());
      case String text when text.strip().matches("-?[0-9]{1,18}") ->
          new Checked.Accepted(Long.parseLong(text.strip()));
      default -> refused("wrong-type", "must be a whole number, not \"" + wanted + "\"");
    };
  }

  private static Checked bool(Object wanted) {
    return switch (wanted) {
      case Boolean value -> new Checked.Accepted(value);
      case String text when text.equalsIgnoreCase("true") -> new Checked.Accepted(true);
      case String text when text.equalsIgnoreCase("false") -> new Checked.Accepted(false);
      default -> refused("wrong-type", "must be true or false, not \"" + wanted + "\"");
    };
  }

  private static Checked string(Attribute attribute, Object wanted) {
    if (!(wanted instanceof String) && !(wanted instanceof Number)) {
      return refused("wrong-type", "must be text, not " + wanted);
    }
    var text = String.valueOf(wanted);
    var longest = attribute.maxLength();
    var shortest = attribute.minLength();
    if (longest != null && longest > 0 && text.length() > longest) {
      return refused(
          "out-of-bounds", "has " + text.length() + " characters, at most " + longest + " fit");
    }
    if (shortest != null && text.length() < shortest) {
      return refused(
          "out-of-bounds",
          "has " + text.length() + " characters, at least " + shortest + " needed");
    }
    var expression = attribute.valueExpression();
    if (!expression.isEmpty() && !matches(expression, text)) {
      return refused("pattern", "\"" + text + "\" does not match " + expression);
    }
    return new Checked.Accepted(text);
  }

  private static boolean matches(String expression, String text) {
    try {
      return Pattern.compile(expression).matcher(text).find();
    } catch (PatternSyntaxException _) {
      return true; // The vendor's expression is not one that Java reads: the BMC will judge.
    }
  }

  private static Checked.Refused refused(String code, String message) {
    return new Checked.Refused(code, message, List.of());
  }

  /// Whether two spellings mean one value: `Disabled`, its display name, `5` and 5.
  public static boolean same(
      @Nullable Attribute attribute,
      ValueDialect dialect,
      @Nullable Object one,
      @Nullable Object other) {
    if (one == null || other == null) return one == other;
    if (Objects.equals(one, other)) return true;
    var left = String.valueOf(one);
    var right = String.valueOf(other);
    if (left.equals(right)) return true;
    if (one instanceof Boolean || other instanceof Boolean) return left.equalsIgnoreCase(right);
    if (attribute == null || attribute.values().isEmpty()) return false;
    var meant = meant(attribute, dialect, left);
    return meant != null && meant == meant(attribute, dialect, right);
  }

  /// The value that a text stands for. The service's own spelling comes first: Supermicro's `10` is
  /// the display name of one power window and the number of another, which shows as `1`.
  private static @Nullable Value meant(Attribute attribute, ValueDialect dialect, String text) {
    for (var value : attribute.values()) if (spelled(value, dialect).equals(text)) return value;
    for (var value : attribute.values()) {
      if (value.name().equals(text) || value.displayName().equals(text)) return value;
    }
    return null;
  }
}
