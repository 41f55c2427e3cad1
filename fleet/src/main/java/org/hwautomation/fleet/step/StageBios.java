package org.hwautomation.fleet.step;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hwautomation.driver.Method;
import org.jspecify.annotations.Nullable;

/// Arguments: BIOS attributes, by their live names, to be applied at the next host reset.
///
/// @param methods by which they may be written, best first; empty = all, in the usual order
/// @param after keys of steps that read back what has to be in force before; when one of those
///   found something else, nothing is staged
public record StageBios(Map<String, Object> attributes, List<Method> methods, List<String> after) {
  public static final String KIND = "bios.stage";

  public StageBios {
    attributes =
        Collections.unmodifiableMap(new TreeMap<>(attributes)); // sorted: equal plans, equal hashes
    methods = orNone(methods);
    after = orNone(after);
  }

  public StageBios(Map<String, Object> attributes) {
    this(attributes, List.of(), List.of());
  }

  /// Plans of before these arguments existed are stored without them.
  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
