package org.hwautomation.fleet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what somebody probably meant.
public final class Nearest {

  private static final int AT_MOST = 3;

  private Nearest() {}

  /// The known words that are a few slips away from this one, nearest first; may be empty.
  public static List<String> to(String word, Collection<String> known) {
    int tolerance = Math.max(2, word.length() / 3);
    record Candidate(String word, int distance) {}
    return known.stream()
        .map(k -> new Candidate(k, distance(lower(word), lower(k))))
        .filter(candidate -> candidate.distance <= tolerance)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .limit(AT_MOST)
        .map(Candidate::word)
        .toList();
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  static int distance(String a, String b) {
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) d[i][0] = i;
    for (int j = 0; j <= b.length(); j++) d[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
