package org.hwautomation.fleet.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Arguments: the values that the plan was made from. Between a plan and its run, which may be a
/// window days later, somebody else may have changed the server: then the plan is not run.
///
/// @param from attribute → value when the plan was made
/// @param to attribute → value that the plan sets: an attribute that has it already is no surprise
public record ConfirmBios(Map<String, @Nullable Object> from, Map<String, Object> to) {
  public static final String KIND = "bios.confirm";

  public ConfirmBios {
    from = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(from)));
    to = Collections.unmodifiableMap(new TreeMap<>(to));
  }
}
