package org.hwautomation.demo;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The version after this one, in whatever form the vendor writes versions: the last number of its
/// first dotted group goes up by one, and everything around stays (`U54 v2.44 (10/17/2024)` → `U54
/// v2.45 (10/17/2024)`).
final class NextVersion {

  private static final Pattern DOTTED = Pattern.compile("\\d+(?:\\.\\d+)+");

  private NextVersion() {}

  /// @return the same text when there is nothing to count in it
  static String of(String version) {
    var match = DOTTED.matcher(version);
    if (!match.find()) return version;
    var group = match.group();
    int dot = group.lastIndexOf('.');
    var last = group.substring(dot + 1);
    var next = String.format("%0" + last.length() + "d", Long.parseLong(last) + 1);
    return version.substring(0, match.start())
        + group.substring(0, dot + 1)
        + next
        + version.substring(match.end());
  }

  /// Of two versions in the same form the one whose dotted group is larger.
  static String later(String one, String other) {
    var a = numbers(one);
    var b = numbers(other);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Long.compare(a.get(i), b.get(i));
      if (order != 0) return order > 0 ? one : other;
    }
    return a.size() >= b.size() ? one : other;
  }

  private static List<Long> numbers(String version) {
    var match = DOTTED.matcher(version);
    if (!match.find()) return List.of();
    return Arrays.stream(match.group().split("\\.")).map(Long::valueOf).toList();
  }
}
