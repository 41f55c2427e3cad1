package org.hwautomation.driver.intent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One way in which a vendor, or one generation of it, writes an intent. It fits a server that has
/// all its attributes and offers their values.
///
/// @param values intent value → attribute → value. An attribute with `*` or `?` stands for every
///   one that matches, at least one; the value `{value}` for what the operator wrote
/// @param evidence the recording or the section of the fact book that shows it
public record IntentMapping(Map<String, Map<String, Object>> values, String evidence) {

  static final String OPERATORS_VALUE = "{value}";

  public IntentMapping {
    var copy = new LinkedHashMap<String, Map<String, Object>>();
    values.forEach((value, settings) ->
        copy.put(value, Collections.unmodifiableMap(new LinkedHashMap<>(settings))));
    values = Collections.unmodifiableMap(copy);
  }

  /// The attributes that this value comes to; empty when this way does not know the value.
  Map<String, Object> settings(Intent intent, String value) {
    if (!intent.takesList()) return values.getOrDefault(value, Map.of());
    var settings = new LinkedHashMap<String, Object>();
    values
        .getOrDefault(OPERATORS_VALUE, Map.of())
        .forEach((name, to) -> settings.put(name, to.equals(OPERATORS_VALUE) ? value : to));
    return settings;
  }
}
