package org.hwautomation.driver.intent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something one can want of any server's BIOS, in words that no vendor owns: `hyperthreading:
/// off`.
///
/// @param sentence what it is good for, for people
/// @param values value → what it means; empty when the value is a list of the operator's own words
public record Intent(String name, String sentence, Map<String, String> values) {

  public Intent {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Takes a list of words instead of one of a few values: `boot-order`.
  public boolean takesList() {
    return values.isEmpty();
  }

  public boolean allows(String value) {
    return takesList() ? !value.isBlank() : values.containsKey(value);
  }
}
