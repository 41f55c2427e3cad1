package org.hwautomation.fleet.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conditions of a query that a person narrows as they like, with their parameters. What was
/// not asked for adds nothing.
public final class Conditions {

  private final List<String> all = new ArrayList<>();
  private final Map<String, @Nullable Object> parameters = new HashMap<>();

  public Conditions and(String condition) {
    all.add(condition);
    return this;
  }

  /// @param condition uses `:parameter`
  public Conditions and(Optional<?> wanted, String condition, String parameter) {
    wanted.ifPresent(value -> {
      all.add(condition);
      parameters.put(parameter, value);
    });
    return this;
  }

  /// A parameter without a condition.
  public Conditions with(String parameter, @Nullable Object value) {
    parameters.put(parameter, value);
    return this;
  }

  /// `WHERE …`, or nothing.
  public String where() {
    return all.isEmpty() ? "" : "WHERE " + String.join(" AND ", all);
  }

  public Map<String, @Nullable Object> parameters() {
    return parameters;
  }
}
