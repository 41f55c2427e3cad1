package org.hwautomation.fleet.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value in a YAML file and where it stands.
public sealed interface YamlNode {

  Mark mark();

  /// @param line 1-based
  /// @param column 1-based
  record Mark(int line, int column) {}

  /// @param entries in the order of the file
  record Mapping(Mark mark, Map<String, Entry> entries) implements YamlNode {
    public Mapping {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  record Entry(Mark keyMark, YamlNode value) {}

  record Sequence(Mark mark, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// @param text as written: `1.10` stays `1.10`
  /// @param value String, Long, Double, Boolean or null, as YAML 1.2 understands it
  record Scalar(Mark mark, String text, @Nullable Object value) implements YamlNode {}
}
