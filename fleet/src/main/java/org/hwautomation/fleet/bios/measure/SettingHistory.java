package org.hwautomation.fleet.bios.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.hwautomation.driver.Method;

/// What is remembered of one setting on servers like one.
///
/// @param tries each scope contains the closer ones
public record SettingHistory(Map<Scope, Map<Method, Tries>> tries) {

  public static final SettingHistory NONE = new SettingHistory(Map.of());

  public SettingHistory {
    var copy = new EnumMap<Scope, Map<Method, Tries>>(Scope.class);
    copy.putAll(tries);
    tries = Collections.unmodifiableMap(copy);
  }

  public Tries of(Scope scope, Method method) {
    return tries.getOrDefault(scope, Map.of()).getOrDefault(method, Tries.NONE);
  }
}
