package org.hwautomation.fleet.devicetype;

import java.util.Locale;

/// A pattern with `*` (any text) and `?` (one character). Case does not matter.
public record Glob(String pattern) {
  public static final Glob ANY = new Glob("*");

  public boolean matches(String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  public int precision() {
    return (int) pattern.chars().filter(c -> c != '*' && c != '?').count();
  }

  // Greedy with one point to come back to: linear in practice, never exponential.
  private static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (g < glob.length()
          && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))
          && glob.charAt(g) != '*') {
        g++;
        t++;
      } else if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        mark = t;
      } else if (star >= 0) {
        g = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') g++;
    return g == glob.length();
  }
}
