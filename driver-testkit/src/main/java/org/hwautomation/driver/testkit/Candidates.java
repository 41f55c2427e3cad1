package org.hwautomation.driver.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/// Values that an attribute may have and values that it may not, read from the registry's document.
final class Candidates {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "0",
          "7",
          "abc DEF",
          "192.168.10.20",
          "fe80::1",
          "http://10.0.0.1/boot.iso",
          "http://10.0.0.1/boot.efi",
          "iqn.2026-11.org.example:disk",
          "0123456789abcdef".repeat(2),
          "0123456789abcdef".repeat(4),
          "tab\tand ünïcode");

  private Candidates() {}

  static List<Object> allowed(JsonNode entry) {
    var values = new ArrayList<Object>();
    switch (entry.path("Type").asString("")) {
      case "Enumeration" -> {
        for (var value : entry.path("Value")) {
          values.add(value.path("ValueName").asString(""));
          var shown = value.path("ValueDisplayName").asString("");
          if (!shown.isEmpty()) values.add(shown);
        }
      }
      case "Integer" -> integers(entry, values);
      case "Boolean" -> values.addAll(List.of(true, false));
      case "String" -> {
        for (var text : TEXTS) if (fits(entry, text)) values.add(text);
        for (var bound : List.of("MinLength", "MaxLength")) {
          var text = "a".repeat(entry.path(bound).asInt(0));
          if (fits(entry, text)) values.add(text);
        }
      }
      default -> {}
    }
    return values;
  }

  private static void integers(JsonNode entry, List<Object> values) {
    if (!bounded(entry)) return;
    long lower = entry.path("LowerBound").asLong();
    long upper = entry.path("UpperBound").asLong();
    long step = Math.max(1, entry.path("ScalarIncrement").asLong(1));
    values.add(lower);
    values.add(String.valueOf(lower));
    if (lower + step <= upper) values.add(lower + step);
    values.add(lower + (upper - lower) / step * step);
  }

  /// Bounds that mean something: iDRAC has 2⁶⁴−1 and OpenBMC −1 for none.
  private static boolean bounded(JsonNode entry) {
    var lower = entry.path("LowerBound");
    var upper = entry.path("UpperBound");
    return lower.canConvertToLong()
        && upper.canConvertToLong()
        && lower.isNumber()
        && upper.isNumber()
        && lower.asLong() != -1
        && upper.asLong() != -1
        && lower.asLong() < upper.asLong();
  }

  private static boolean fits(JsonNode entry, String text) {
    if (text.length() < Math.max(0, entry.path("MinLength").asInt(0))) return false;
    int most = entry.path("MaxLength").asInt(0);
    if (most > 0 && text.length() > most) return false;
    return matches(entry, text);
  }

  private static boolean matches(JsonNode entry, String text) {
    var expression = entry.path("ValueExpression").asString("");
    if (expression.isEmpty()) return true;
    try {
      return Pattern.compile(expression).matcher(text).find();
    } catch (PatternSyntaxException _) {
      return false; // neither an allowed nor a forbidden text is known
    }
  }

  /// Values that must be refused, each with the code of its refusal.
  static Map<Object, String> disallowed(JsonNode entry) {
    var values = new LinkedHashMap<Object, String>();
    switch (entry.path("Type").asString("")) {
      case "Enumeration" -> {
        if (!entry.path("Value").isEmpty()) values.put("NoSuchValue", "not-allowed");
      }
      case "Integer" -> {
        values.put("twelve", "wrong-type");
        values.put(1.5, "wrong-type");
        values.put(true, "wrong-type");
        if (bounded(entry)) {
          values.put(entry.path("LowerBound").asLong() - 1, "out-of-bounds");
          values.put(entry.path("UpperBound").asLong() + 1, "out-of-bounds");
          if (entry.path("ScalarIncrement").asLong(0) > 1) {
            values.put(entry.path("LowerBound").asLong() + 1, "step");
          }
        }
      }
      case "Boolean" -> {
        values.put("perhaps", "wrong-type");
        values.put(1L, "wrong-type");
      }
      case "String" -> {
        values.put(true, "wrong-type");
        values.put(List.of("a"), "wrong-type");
        int most = entry.path("MaxLength").asInt(0);
        if (most > 0) values.put("x".repeat(most + 1), "out-of-bounds");
        int least = entry.path("MinLength").asInt(0);
        if (least > 0) values.put("x".repeat(least - 1), "out-of-bounds");
        patternBreaker(entry, values);
      }
      case "Password" -> values.put("secret", "read-only");
      default -> {}
    }
    return values;
  }

  private static void patternBreaker(JsonNode entry, Map<Object, String> values) {
    int most = entry.path("MaxLength").asInt(0);
    int least = entry.path("MinLength").asInt(0);
    try {
      Pattern.compile(entry.path("ValueExpression").asString(""));
    } catch (PatternSyntaxException _) {
      return;
    }
    for (var text : TEXTS) {
      boolean length = text.length() >= least && (most <= 0 || text.length() <= most);
      if (length && !matches(entry, text)) {
        values.put(text, "pattern");
        return;
      }
    }
  }
}
