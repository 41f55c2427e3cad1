package org.hwautomation.driver.bios;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the live name of an attribute that an operator wrote, or the names that were perhaps
/// meant.
final class AttributeNames {

  private static final Pattern HEX_SUFFIX = Pattern.compile("_[0-9A-F]{4}$");
  private static final int SUGGESTIONS = 3;

  private final Collection<String> live;
  private final NameDialect dialect;

  AttributeNames(Collection<String> live, NameDialect dialect) {
    this.live = live;
    this.dialect = dialect;
  }

  /// The live name; empty when there is none, or more than one that fits.
  Optional<String> resolve(String wanted) {
    if (live.contains(wanted)) return Optional.of(wanted);
    var fitting = new ArrayList<String>();
    for (var name : live) {
      if (name.equalsIgnoreCase(wanted) || sameStem(name, wanted)) fitting.add(name);
    }
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private boolean sameStem(String name, String wanted) {
    return switch (dialect) {
      case STABLE -> false;
      case HEX_SUFFIX -> stem(name).equals(wanted) || stem(name).equals(stem(wanted));
    };
  }

  private static String stem(String name) {
    return HEX_SUFFIX.matcher(name).replaceFirst("");
  }

  List<String> nearest(String wanted) {
    return nearest(wanted, live);
  }

  /// Up to three candidates that differ in less than half of their letters, nearest first.
  static List<String> nearest(String wanted, Collection<String> candidates) {
    record Candidate(String name, int distance) {}
    return candidates.stream()
        .map(name -> new Candidate(name, distance(wanted, name)))
        .filter(c -> c.distance * 2 < Math.max(wanted.length(), c.name.length()))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(SUGGESTIONS)
        .map(Candidate::name)
        .toList();
  }

  /// Levenshtein distance without regard to case.
  private static int distance(String left, String right) {
    var one = left.toLowerCase(Locale.ROOT);
    var other = right.toLowerCase(Locale.ROOT);
    var previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) previous[j] = j;
    for (int i = 1; i <= one.length(); i++) {
      var row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[other.length()];
  }
}
