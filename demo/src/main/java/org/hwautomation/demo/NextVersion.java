package org.hwautomation.demo;

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

  /// Of two versions in the same form the one with the larger numbers.
  static String later(String one, String other) {
    var a = Pattern.compile("\\D+").split(one.replaceAll("^\\D+", ""));
    var b = Pattern.compile("\\D+").split(other.replaceAll("^\\D+", ""));
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = Long.compare(Long.parseLong(a[i]), Long.parseLong(b[i]));
      if (order != 0) return order > 0 ? one : other;
    }
    return a.length >= b.length ? one : other;
  }
}
