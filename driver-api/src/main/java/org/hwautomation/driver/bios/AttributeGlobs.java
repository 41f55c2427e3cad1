package org.hwautomation.driver.bios;

import java.util.List;
import java.util.regex.Pattern;

/// Names with `*` and `?`, without regard to case: the preserve list.
record AttributeGlobs(List<Pattern> patterns) {

  static AttributeGlobs of(List<String> globs) {
    return new AttributeGlobs(globs.stream().map(AttributeGlobs::pattern).toList());
  }

  private static Pattern pattern(String glob) {
    var regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  boolean match(String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
